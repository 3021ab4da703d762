import GateDomain
import GateWire
import Testing

@testable import GateCommands

@Suite struct ArgumentTests {
  @Test(arguments: [
    ("0951:1666:DEMO-0001", "0951:1666:44454d4f2d30303031"), ("abcd:ef01:序", "abcd:ef01:e5ba8f"),
    ("0951:1666:a:b", "0951:1666:613a62"), ("0951:1666:hex:FF00", "0951:1666:ff00"),
  ])
  func `a medium becomes the form's text`(argument: String, form: String) {
    #expect(DeviceArgument(argument: argument)?.formText == form)
  }

  @Test(arguments: [
    "", "0951", "0951:1666", "0951:1666:", "951:1666:A", "zzzz:1666:A", "0951:1666:hex:f",
  ])
  func `what is no medium is refused`(argument: String) {
    #expect(DeviceArgument(argument: argument) == nil)
  }

  @Test(arguments: [
    ("2026-11-22T16:05", "2026-11-22T16:05"), ("2026-11-22 16:05", "2026-11-22T16:05"),
  ])
  func `a moment takes the form's shape`(argument: String, text: String) {
    #expect(OfficeTime(argument: argument)?.text == text)
  }

  @Test(arguments: [
    "", "16:05", "2026-11-22", "2026-11-22T16:05:00", "2026-1-22T16:05", "２026-11-22T16:05",
  ])
  func `what is no moment is refused`(argument: String) {
    #expect(OfficeTime(argument: argument) == nil)
  }

  @Test func `plugged-in means the only blocked device`() throws {
    let (open, closed) = (Self.sighting("A", isAllowed: true), Self.sighting("B"))
    let chosen = try RequestFields.onlyBlocked(in: [open, closed], at: nil)
    #expect(chosen == closed)
  }

  @Test(arguments: [([], "no-device"), (["A", "B"], "several-devices")])
  func `plugged-in is refused when it could mean none or several`(serials: [String], code: String)
    throws
  {
    let sightings = serials.map { Self.sighting($0) }
    let failure = try #require(throws: CommandFailure.self) {
      try RequestFields.onlyBlocked(in: sightings, at: nil)
    }
    #expect(failure.code == code)
  }

  @Test func `a station narrows the choice`() throws {
    let sightings = [Self.sighting("A", at: "ST-01"), Self.sighting("B", at: "ST-02")]
    #expect(try RequestFields.onlyBlocked(in: sightings, at: "ST-02") == sightings[1])
  }

  static func sighting(_ serial: String, at station: String = "ST-01", isAllowed: Bool = false)
    -> DeviceSighting
  {
    let identity = DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName(serial))
    return DeviceSighting(
      station: Identifier(station),
      device: Device(identity: identity, product: RawName("X"), capacity: 1, port: "1"),
      isAllowed: isAllowed, reason: [:], since: Timestamp(milliseconds: 0))
  }
}
