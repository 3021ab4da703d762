import GateTesting
import GateUSB
import Testing

@Suite struct DescriptorTests {
  static func error(_ bytes: [UInt8]) -> DescriptorError? {
    do throws(DescriptorError) {
      _ = try USBDescriptors(bytes: bytes)
      return nil
    } catch { return error }
  }

  @Test func `a stick is read with all that it has`() throws {
    let parsed = try USBDescriptors(bytes: DescriptorBytes().bytes)
    #expect((parsed.vendorID, parsed.productID, parsed.release) == (0x0951, 0x1666, 0x0110))
    let interface = try #require(parsed.configurations.first?.interfaces.first)
    #expect(interface.kind == USBDescriptors.Class(8, 6, 0x50))
    #expect(interface.endpoints.map(\.leadsToHost) == [true, false])
    #expect(parsed.configurations.map(\.value) == [1])
  }

  @Test func `every cut is refused, and so is every byte too much`() {
    let whole = DescriptorBytes().bytes
    for count in 0..<whole.count { #expect(Self.error(Array(whole.prefix(count))) != nil) }
    #expect(Self.error(whole + [0]) == .wrongLength)
    #expect(Self.error(whole + [2, 0xff]) == .wrongLength)
    #expect(Self.error(whole) == nil)
  }

  @Test func `a length of nothing ends the reading, not the program`() {
    var bytes = DescriptorBytes().bytes
    bytes[27] = 0
    #expect(Self.error(bytes) == .wrongLength)
    bytes[27] = 1
    #expect(Self.error(bytes) == .wrongLength)
    bytes[27] = 255
    #expect(Self.error(bytes) == .wrongLength)
  }

  @Test func `64 KiB are the most`() {
    let one: [UInt8] = [255, 0x24] + [UInt8](repeating: 0, count: 253)
    let text = Array([[UInt8]](repeating: one, count: 250).joined())
    let stick = DescriptorBytes.interface([8, 6, 0x50])
    let large = DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, text)])
    #expect(large.bytes.count > 63_000 && Self.error(large.bytes) == nil)
    #expect(Self.error(large.bytes + text) == .tooLarge)
    #expect(Self.error([UInt8](repeating: 18, count: 1 << 20)) == .tooLarge)
  }

  static let wrong: [(String, DescriptorBytes, DescriptorError)] = {
    let stick = DescriptorBytes.interface([8, 6, 0x50])
    let one = DescriptorBytes.configuration(stick)
    return [
      ("no configuration", DescriptorBytes(configurations: []), .wrongCount),
      ("nine", DescriptorBytes(configurations: Array(repeating: one, count: 9)), .wrongCount),
      ("one of two is missing", DescriptorBytes(configurations: [one], claimed: 2), .wrongLength),
      ("two with one number", DescriptorBytes(configurations: [one, one]), .repeated),
      (
        "too long a total",
        DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, total: 99)]),
        .wrongLength
      ),
      (
        "too short a total",
        DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, total: 8)]),
        .wrongLength
      ),
      (
        "more interfaces than there are",
        DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, interfaces: 2)]),
        .wrongCount
      ),
      (
        "the same setting twice",
        DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, stick)]), .repeated
      ),
      (
        "fewer endpoints than announced",
        DescriptorBytes(configurations: [
          DescriptorBytes.configuration(Array(stick.dropLast(7)))
        ]), .wrongCount
      ),
      (
        "an endpoint without an interface",
        DescriptorBytes(configurations: [
          DescriptorBytes.configuration([7, 5, 0x81, 2, 0, 2, 0], stick)
        ]), .wrongCount
      ),
      (
        "a device within a configuration",
        DescriptorBytes(configurations: [DescriptorBytes.configuration(stick, [2, 1])]),
        .outOfOrder
      ),
      (
        "an endpoint twice",
        DescriptorBytes(configurations: [
          DescriptorBytes.configuration(
            DescriptorBytes.interface(
              [8, 6, 0x50], endpoints: [7, 5, 0x81, 2, 0, 2, 0, 7, 5, 0x81, 2, 0, 2, 0]))
        ]), .repeated
      ),
    ]
  }()

  @Test(arguments: wrong.indices)
  func `what breaks a rule is refused by name`(index: Int) {
    let (name, device, expected) = Self.wrong[index]
    #expect(Self.error(device.bytes) == expected, "\(name)")
  }

  @Test func `damaged descriptors never end the program`() {
    var generator = SeededGenerator(seed: 7)
    let whole = DescriptorBytes().bytes
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if let parsed = try? USBDescriptors(bytes: bytes) { _ = DeviceFunctions(of: parsed) }
    }
  }
}
