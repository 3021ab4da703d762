import GateDomain
import GateSigning
import GateWire
import Testing

@testable import GateCommands

@Suite struct EnrolmentTests {
  static func sighting(
    _ port: String = "1-1", isAllowed: Bool = false, objection: DeviceObjection? = nil
  ) -> DeviceSighting {
    let identity = DeviceIdentity(
      vendorID: 0x0951, productID: 0x1666, serial: RawName([0xff, 0x40]),
      fingerprint: Digest.of([1]))
    return DeviceSighting(
      station: Identifier("ST-01"),
      device: Device(
        identity: identity, product: RawName("x"), capacity: 0, port: port, objection: objection),
      isAllowed: isAllowed, reason: [:], since: Timestamp(milliseconds: 0))
  }

  @Test func `what is printed is what a request takes, fingerprint included`() throws {
    let enrolment = try DeviceEnrolment(Self.sighting())
    let argument = try #require(DeviceArgument(argument: enrolment.device))
    #expect(argument.identity == Self.sighting().device.identity)
    #expect(argument.formText == enrolment.formText)
  }

  @Test(arguments: [DeviceObjection.noSerial, .shortSerial, .sharedSerial, .composite])
  func `what could never be granted is refused with its reason`(objection: DeviceObjection)
    throws
  {
    let failure = try #require(throws: CommandFailure.self) {
      try DeviceEnrolment(Self.sighting(objection: objection))
    }
    #expect(failure.explanation.what == objection.explanation.what)
  }

  @Test func `the one closed device is meant, or the one at the port`() throws {
    let (open, closed) = (Self.sighting(isAllowed: true), Self.sighting("1-2"))
    let other = Self.sighting("1-3")
    let chosen = { (all: [DeviceSighting], port: String?) in
      try DeviceEnrol.chosen(from: all, station: nil, port: port)
    }
    #expect(try chosen([open, closed], nil) == closed)
    #expect(try chosen([closed, other], "1-3") == other)
    for wrong in [[], [open], [closed, other]] {
      #expect(throws: CommandFailure.self) { try chosen(wrong, nil) }
    }
  }
}
