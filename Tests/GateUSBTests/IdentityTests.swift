import GateDomain
import GateSigning
import GateUSB
import GateVerifying
import Testing

@Suite struct IdentityTests {
  static func print(
    _ vendor: UInt16 = 1, _ product: UInt16 = 2, _ release: UInt16 = 3,
    _ serial: String = "AB", _ descriptors: [UInt8] = [1, 2]
  ) -> GateDomain.Digest {
    Fingerprint.of(
      vendorID: vendor, productID: product, release: release, serial: Array(serial.utf8),
      descriptors: descriptors)
  }

  @Test func `every part counts, and none passes for another`() {
    let all = [
      Self.print(), Self.print(2), Self.print(1, 3), Self.print(1, 2, 4), Self.print(1, 2, 3, "A"),
      Self.print(1, 2, 3, "AB", [1]), Self.print(1, 2, 3, "AB\u{1}", [2]),
      Self.print(1, 2, 3, "", [0x41, 0x42, 1, 2]), Self.print(2, 1),
    ]
    #expect(Set(all).count == all.count)
    #expect(Self.print() == Self.print())
  }

  @Test func `the fingerprint is the SHA-256 that the documents describe`() {
    let parts: [[UInt8]] = [
      Array("gatehouse/device/v1".utf8), [1, 0], [2, 0], [3, 0], Array("AB".utf8), [1, 2],
    ]
    var bytes: [UInt8] = []
    for part in parts { bytes += [UInt8(part.count), 0, 0, 0] + part }
    #expect(Self.print() == GateDomain.Digest.of(bytes))
  }

  @Test(
    arguments: [
      ("", DeviceObjection.noSerial), ("   ", .noSerial), ("\0\0\0\0\0\0\0\0", .noSerial),
      ("1234567", .shortSerial), ("AAAAAAAAAAAA", .shortSerial), ("ABABABABABAB", .shortSerial),
      ("0123456789AB", .shortSerial), ("0123456789abcdef", .shortSerial),
      ("123456789ABC", .shortSerial), ("1234567890", .shortSerial), ("A  B  C", .shortSerial),
    ])
  func `a weak serial is refused`(serial: String, objection: DeviceObjection) {
    #expect(SerialRule.objection(to: Array(serial.utf8)) == objection)
  }

  @Test(arguments: [
    "60A44C3FAD22", "4C530001230815117284", "a b/c'q\"z;$(id)x", "AA00000000000489",
  ])
  func `a serial of its own can serve`(serial: String) {
    #expect(SerialRule.objection(to: Array(serial.utf8)) == nil)
  }
}

@Suite struct UEventTests {
  static func message(_ lines: String...) -> UEvent? {
    UEvent(message: Array(lines.joined(separator: "\0").utf8) + [0])
  }

  @Test func `a message of the kernel is read`() {
    let event = Self.message(
      "add@/devices/a", "ACTION=add", "DEVPATH=/devices/a", "SUBSYSTEM=usb", "X=a=b", "E=")
    #expect(event?.action == "add" && event?.path == "/devices/a")
    #expect(event?.values["X"] == "a=b" && event?.values["E"] == "")
  }

  @Test func `what contradicts itself or has no form is no message`() {
    #expect(Self.message("add@/a", "ACTION=remove", "DEVPATH=/a") == nil)
    #expect(Self.message("add@/a", "ACTION=add", "DEVPATH=/b") == nil)
    #expect(Self.message("add@/a", "ACTION=add", "DEVPATH=/a", "K=1", "K=2") == nil)
    #expect(Self.message("add@a", "ACTION=add", "DEVPATH=a") == nil)
    #expect(Self.message("add", "ACTION=add") == nil)
    #expect(Self.message("add@/a", "ACTION=add", "DEVPATH=/a", "novalue") == nil)
    #expect(Self.message("add@/a", "ACTION=add", "DEVPATH=/a", "=x") == nil)
    #expect(UEvent(message: []) == nil && UEvent(message: [0]) == nil)
    #expect(UEvent(message: [UInt8](repeating: 65, count: 9_000)) == nil)
    #expect(UEvent(message: Array("add@/a\0ACTION=add\0DEVPATH=/a\0X=".utf8) + [0xff, 0]) == nil)
  }

  @Test func `an attribute is read line by line`() {
    let event = UEvent(attribute: Array("MAJOR=8\nMINOR=16\nDEVNAME=sdb\n".utf8))
    #expect(event?.values == ["MAJOR": "8", "MINOR": "16", "DEVNAME": "sdb"])
    #expect(UEvent(attribute: Array("MAJOR=8\nMAJOR=9\n".utf8)) == nil)
    #expect(UEvent(attribute: [])?.values == [:])
  }
}

@Suite struct VerifyingTests {
  @Test func `both libraries compute the same digest`() {
    for count in [0, 1, 63, 64, 65, 1_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      #expect(SHA256.digest(of: bytes) == GateDomain.Digest.of(bytes))
    }
  }

  @Test func `a key is 64 digits`() {
    #expect(OfficeKey(hex: SigningKey().verificationKey.hex) != nil)
    for text in ["", "00", String(repeating: "0", count: 63), String(repeating: "g", count: 64)] {
      #expect(OfficeKey(hex: text) == nil)
    }
  }
}
