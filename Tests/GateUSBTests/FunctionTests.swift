import GateDomain
import GateUSB
import Testing

@Suite struct FunctionTests {
  private static let stick = DescriptorBytes.interface([8, 6, 0x50])

  static func device(_ kinds: [[UInt8]]) -> DescriptorBytes {
    let parts = kinds.enumerated().map {
      DescriptorBytes.interface($0.element, number: UInt8($0.offset))
    }
    let body = Array(parts.joined())
    var configuration = DescriptorBytes.configuration(body)
    configuration[4] = UInt8(kinds.count)
    return DescriptorBytes(configurations: [configuration])
  }

  @Test func `one disk is storage, with BOT, with UAS and with both`() {
    let storage = DeviceFunctions.storage(configuration: 1, interface: 0)
    #expect(Self.device([[8, 6, 0x50]]).functions == storage)
    #expect(Self.device([[8, 6, 0x62]]).functions == storage)
    let both = DescriptorBytes(configurations: [
      DescriptorBytes.configuration(
        Self.stick, DescriptorBytes.interface([8, 6, 0x62], setting: 1))
    ])
    #expect(both.functions == storage)
  }

  // At every other base the rule looks at nothing but the base.
  @Test func `of all classes exactly two are storage`() {
    var found: [[UInt8]] = []
    for base: UInt8 in [0x02, 0x03, 0x08, 0xe0, 0xef, 0xff] {
      for sub in UInt8.min ... .max {
        for proto in UInt8.min ... .max
        where FunctionKind(USBDescriptors.Class(base, sub, proto)) == .storage {
          found.append([base, sub, proto])
        }
      }
    }
    #expect(found == [[8, 6, 0x50], [8, 6, 0x62]])
  }

  static let barred: [([UInt8], DeviceObjection)] = [
    ([2, 6, 0], .network), ([2, 0x0d, 0], .network), ([2, 0x0e, 0], .network),
    ([0x0a, 0, 0], .network), ([0xe0, 1, 3], .network), ([0xef, 4, 1], .network),
    ([2, 2, 1], .serialPort), ([2, 2, 0xff], .network), ([0xe0, 1, 1], .bluetooth),
    ([6, 1, 1], .phone), ([0xff, 0x42, 1], .phone), ([0xff, 0xff, 0], .phone),
    ([3, 1, 1], .input), ([3, 0, 0], .input), ([1, 1, 0], .sound), ([0x0e, 1, 0], .video),
    ([7, 1, 2], .printer), ([0x0b, 0, 0], .smartCard), ([9, 0, 0], .hub),
    ([0xff, 0, 1], .vendorSpecific), ([0xfe, 1, 1], .otherKind), ([8, 4, 0], .otherKind),
    ([8, 6, 0], .otherKind), ([0, 0, 0], .otherKind),
  ]

  @Test(arguments: barred.indices)
  func `each kind has its reason, and with a disk beside it it is a composite`(index: Int) {
    let (kind, objection) = Self.barred[index]
    #expect(Self.device([kind]).functions == .barred(objection))
    #expect(Self.device([[8, 6, 0x50], kind]).functions == .barred(.composite))
    #expect(Self.device([kind, [8, 6, 0x50]]).functions == .barred(.composite))
    let hidden = DescriptorBytes(configurations: [
      DescriptorBytes.configuration(Self.stick),
      DescriptorBytes.configuration(DescriptorBytes.interface(kind), value: 2),
    ])
    #expect(hidden.functions == .barred(.composite))
    let setting = DescriptorBytes(configurations: [
      DescriptorBytes.configuration(Self.stick, DescriptorBytes.interface(kind, setting: 1))
    ])
    #expect(setting.functions == .barred(.composite))
    if kind[0] != 0 {
      #expect(DescriptorBytes(kind: kind).functions == .barred(.composite))
    }
  }

  @Test func `two configurations, two disks or other pipes are no plain stick`() {
    let two = DescriptorBytes(configurations: [
      DescriptorBytes.configuration(Self.stick),
      DescriptorBytes.configuration(Self.stick, value: 2),
    ])
    #expect(two.functions == .barred(.severalConfigurations))
    #expect(Self.device([[8, 6, 0x50], [8, 6, 0x50]]).functions == .barred(.severalDisks))
    for endpoints: [UInt8] in [
      [], [7, 5, 0x81, 2, 0, 2, 0], [7, 5, 2, 2, 0, 2, 0],
      [7, 5, 0x81, 3, 0, 2, 0, 7, 5, 2, 2, 0, 2, 0],
    ] {
      let device = DescriptorBytes(configurations: [
        DescriptorBytes.configuration(
          DescriptorBytes.interface([8, 6, 0x50], endpoints: endpoints))
      ])
      #expect(device.functions == .barred(.malformedDescriptors))
    }
  }

  @Test func `an association counts as a function`() {
    let association: [UInt8] = [8, 11, 0, 1, 2, 2, 1, 0]
    let device = DescriptorBytes(
      kind: [0xef, 2, 1],
      configurations: [DescriptorBytes.configuration(association, Self.stick)])
    #expect(device.functions == .barred(.composite))
  }
}
