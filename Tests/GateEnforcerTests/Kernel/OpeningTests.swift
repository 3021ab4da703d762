import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import GateWire
import Testing

/// The real program below a fake kernel that reacts.
@Suite(.timeLimit(.minutes(3))) struct OpeningTests {
  @Test func `a stick with a grant is opened, handed over, and closed when the copy is complete`()
    throws
  {
    let enforcer = try EnforcerUnderTest()
    let sighted = try enforcer.open()
    #expect(sighted.device.objection == nil && sighted.device.port == "1-1")
    #expect(try enforcer.opened() == 2_048 * 512)
    #expect(enforcer.descriptor != nil)
    #expect(try enforcer.kernel.isAuthorised())
    try enforcer.send(.close(sighting: sighted.sighting))
    try enforcer.waitUntilClosed()
    // The line that says so follows the act.
    try enforcer.wait("a line of the journal") { try enforcer.journal().count >= 4 }
    let events = try enforcer.journal().map { $0["event"] ?? "" }
    #expect(events == ["started", "allowed", "opened", "closed"])
  }

  static let refused: [(String, DeviceObjection, @Sendable (inout GrantMaker) -> Void)] = [
    ("another station", .otherStation, { $0.station = "ST-02" }),
    (
      "another device", .otherDevice,
      { $0.device = GrantMaker.identity.with(serial: "OTHER-00817") }
    ),
    ("other descriptors", .changedDescriptors, { $0.device = $0.device.with(print: .of([7])) }),
    ("no fingerprint", .changedDescriptors, { $0.device = $0.device.with(print: nil) }),
    ("too early", .notYet, { $0.from = 600 }),
    ("too late", .windowClosed, { $0.to = -600 }),
  ]

  @Test(arguments: refused.indices)
  func `a grant that does not cover it opens nothing`(index: Int) throws {
    let (name, objection, change) = Self.refused[index]
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open([:], change)
    #expect(try enforcer.refusal() == objection, "\(name)")
    #expect(try !enforcer.kernel.isAuthorised())
  }

  @Test func `a forged grant opens nothing`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.plug()
    let sighted = try enforcer.present()
    try enforcer.send(
      .open(
        ticket: 1, sighting: sighted.sighting, statement: Array("{}".utf8),
        signature: [UInt8](repeating: 0, count: 64)))
    #expect(try enforcer.refusal() == .badGrant)
    #expect(try !enforcer.kernel.isAuthorised())
  }

  @Test func `a grant that was used up stays so when the enforcer starts anew`() throws {
    let first = try EnforcerUnderTest()
    let folder = first.folder
    let sighted = try first.open()
    _ = try first.opened()
    try first.send(.close(sighting: sighted.sighting))
    try first.send(.spent(Identifier("G1")))
    try first.ask(for: sighted, ticket: 2)
    #expect(try first.refusal() == .spent)
    let second = try EnforcerUnderTest(folder: folder)
    _ = try second.open()
    #expect(try second.refusal() == .spent)
  }

  @Test func `it is closed when its time is over`() throws {
    let enforcer = try EnforcerUnderTest()
    // Long enough for a slow machine to open it first.
    _ = try enforcer.open { $0.to = 8 }
    _ = try enforcer.opened()
    #expect(try enforcer.closing() == .windowClosed)
    try enforcer.waitUntilClosed()
  }

  @Test func `it is closed when the station is gone`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.reconnect()
    try enforcer.waitUntilClosed()
    #expect(try enforcer.present().device.objection == nil)
  }

  @Test func `a message that is none ends the connection and closes everything`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.socket.send([2, 0])
    try enforcer.waitUntilClosed()
    #expect(throws: (any Error).self) { try enforcer.closing() }
  }

  @Test func `a second device of another size is not taken for the first`() throws {
    let enforcer = try EnforcerUnderTest()
    let sighted = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.send(.close(sighting: sighted.sighting))
    try enforcer.waitUntilClosed()
    try enforcer.kernel.unplug()
    _ = try enforcer.open(["sectors": 4_096])
    #expect(try enforcer.refusal() == .capacityChanged)
    try enforcer.waitUntilClosed()
  }
}

extension DeviceIdentity {
  func with(serial: String) -> DeviceIdentity {
    DeviceIdentity(
      vendorID: vendorID, productID: productID, serial: RawName(serial), fingerprint: fingerprint)
  }

  func with(print: Digest?) -> DeviceIdentity {
    DeviceIdentity(
      vendorID: vendorID, productID: productID, serial: serial, fingerprint: print)
  }
}
