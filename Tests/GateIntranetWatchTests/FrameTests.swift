import GateIntranetWatch
import GateTesting
import Testing

@Suite struct FrameTests {
  private static let mine = "02:00:00:00:00:aa"
  private static let other = "02:00:00:00:00:bb"

  static let frames: [(name: String, way: IntranetFrame.Way, bytes: [UInt8])] = [
    ("an ARP request", .arp, Sample.arp(from: mine, claiming: mine)),
    ("an ARP answer", .arp, Sample.arp(from: other, claiming: mine)),
    ("DHCP", .dhcp, Sample.dhcp(from: mine, client: mine)),
    ("DHCP through a relay", .dhcp, Sample.dhcp(from: other, client: mine)),
    ("DHCP with IP options", .dhcp, Sample.dhcp(from: other, client: mine, options: 8)),
    ("a neighbour solicitation", .neighbourDiscovery, Sample.discovery(135, option: 1, mine)),
    ("an advertisement", .neighbourDiscovery, Sample.discovery(136, option: 2, mine)),
    ("a router solicitation", .neighbourDiscovery, Sample.discovery(133, option: 1, mine)),
    ("DHCPv6 with DUID-LLT", .dhcpv6, Sample.dhcpv6(kind: 1, mine)),
    ("DHCPv6 with DUID-LL", .dhcpv6, Sample.dhcpv6(kind: 3, mine)),
  ]

  @Test(arguments: frames)
  func `the device behind each way to speak is seen`(
    _ frame: (name: String, way: IntranetFrame.Way, bytes: [UInt8])
  ) throws {
    let found = try #require(IntranetFrame(frame.bytes), "\(frame.name)")
    #expect(found.way == frame.way, "\(frame.name)")
    #expect(
      found.addresses.contains(try #require(HardwareAddress(text: Self.mine))), "\(frame.name)")
  }

  @Test func `other traffic is nothing, and groups are nobody`() {
    #expect(IntranetFrame([]) == nil)
    #expect(IntranetFrame(Sample.ethernet(Self.mine, 0x0800) + [0x45]) == nil)
    #expect(IntranetFrame(Sample.ethernet(Self.mine, 0x88cc) + [1, 2]) == nil)
    #expect(IntranetFrame(Sample.discovery(137, option: 1, Self.mine)) == nil)
    #expect(HardwareAddress(text: "01:00:5e:00:00:01") == nil)
    #expect(HardwareAddress(text: "ff:ff:ff:ff:ff:ff") == nil)
    #expect(HardwareAddress(text: "00:00:00:00:00:00") == nil)
    for text in [
      "", "02:00:00:00:00", "02:00:00:00:00:a", "+2:00:00:00:00:aa", "02:00:00:00:00:aa:",
    ] {
      #expect(HardwareAddress(text: text) == nil, "\(text)")
    }
    #expect(HardwareAddress(text: "02-00-00-00-00-AA")?.text == Self.mine)
  }

  /// Total: whatever a stranger sends, reading ends, and every cut-off frame does too.
  @Test func `no damage to a frame stops the reader`() {
    var chance = SeededGenerator(seed: 20_261_122)
    var read = 0
    for frame in Self.frames {
      for end in 0...frame.bytes.count where IntranetFrame(Array(frame.bytes[..<end])) != nil {
        read += 1
      }
      for _ in 0..<5_000 {
        var bytes = frame.bytes
        for _ in 0..<Int.random(in: 1...6, using: &chance) {
          bytes[Int.random(in: 0..<bytes.count, using: &chance)] = .random(
            in: 0...255, using: &chance)
        }
        if IntranetFrame(bytes) != nil { read += 1 }
      }
    }
    #expect(read > 10_000)
  }
}
