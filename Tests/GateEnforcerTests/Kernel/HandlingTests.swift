import Foundation
import GateDomain
import GateTesting
import GateWire
import Testing

/// Media that are exchanged, devices that hang, devices of the machine, and many of them.
@Suite(.timeLimit(.minutes(3))) struct HandlingTests {
  private static let disk =
    FakeKernel.hub + "/1-1/1-1:1.0/host0/target0:0:0/0:0:0:0/block/sdb"
  private static let standard = "/sys/module/block/parameters/events_dfl_poll_msecs"

  @Test func `the kernel is made to look for an exchanged medium, and what it tells closes`()
    throws
  {
    let enforcer = try EnforcerUnderTest()
    #expect(try enforcer.kernel.read(Self.standard) == "0")
    _ = try enforcer.open()
    _ = try enforcer.opened()
    #expect(try enforcer.kernel.read(Self.disk + "/events_poll_msecs") == "1000")
    try enforcer.kernel.tell(["do": "swap", "port": "1-1"])
    #expect(try enforcer.closing() == .mediumChanged)
    try enforcer.waitUntilClosed()
  }

  static let drives: [(name: String, standard: String, removable: String, isOpened: Bool)] = [
    ("nobody looks", "0", "1", false), ("the kernel looks by itself", "2000", "1", true),
    ("there is nothing to exchange", "0", "0", true),
  ]

  @Test(arguments: drives.indices)
  func `a drive whose medium nobody watches stays closed`(index: Int) throws {
    let drive = Self.drives[index]
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.tell(["do": "write", "path": Self.standard, "value": drive.standard])
    _ = try enforcer.open(["unpollable": true, "removable": drive.removable])
    if drive.isOpened {
      #expect(try enforcer.opened() == 2_048 * 512, "\(drive.name)")
    } else {
      #expect(try enforcer.refusal() == .mediumUnwatched, "\(drive.name)")
      try enforcer.waitUntilClosed()
    }
  }

  @Test func `a device that does not answer at first is asked again, and holds up nobody`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.tell(["do": "hang"])
    let sighted = try enforcer.open()
    #expect(sighted.device.objection == nil && sighted.device.identity.fingerprint != nil)
    #expect(try enforcer.opened() == 2_048 * 512)
    let process = try enforcer.kernel.processNumber()
    let list = "/proc/\(process)/task/\(process)/children"
    try enforcer.wait("the helper that hung is left behind") {
      try String(contentsOfFile: list, encoding: .utf8).split(separator: " ").count == 1
    }
  }

  @Test func `a device that cannot be closed loses its port`() throws {
    let enforcer = try EnforcerUnderTest()
    let sighted = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.kernel.tell(["do": "hang"])
    try enforcer.send(.close(sighting: sighted.sighting))
    let port = FakeKernel.hub + "/1-1/port/disable"
    try enforcer.wait("the port stays") { try enforcer.kernel.read(port) == "1" }
    try enforcer.wait("an incident") {
      try enforcer.journal().contains { $0["event"] == "incident" && $0["reason"] == "hung" }
    }
    #expect(try enforcer.present().device.objection == .hung)
    try enforcer.kernel.plug("1-2", Self.keyboard)
    #expect(try enforcer.present().device.objection == .input)
    #expect(try !enforcer.journal().contains { $0["reason"] == "opened-elsewhere" })
  }

  private static var keyboard: [String: Any] { ["interfaces": [[3, 1, 1]], "serial": "K1"] }

  @Test func `the machine's own keyboard works at its port and nowhere else`() throws {
    let folder = try TemporaryFolder("baseline")
    let print = try {
      let enforcer = try EnforcerUnderTest()
      try enforcer.kernel.plug("1-1", Self.keyboard)
      let device = try enforcer.present().device
      #expect(device.objection == .input)
      return try #require(device.identity.fingerprint)
    }()
    let list = "# the machine's own\nusb 1-1 \(print.hex)\n"
    try Data(list.utf8).write(to: URL(fileURLWithPath: folder.path("baseline")))
    let enforcer = try EnforcerUnderTest(more: ["--baseline", folder.path("baseline")])
    try enforcer.kernel.plug("1-1", Self.keyboard)
    try enforcer.wait("it stays out") { try enforcer.kernel.isAuthorised() }
    let interface = FakeKernel.hub + "/1-1/1-1:1.0/authorized"
    try enforcer.wait("its interface stays out") { try enforcer.kernel.read(interface) == "1" }
    try enforcer.kernel.plug("1-2", Self.keyboard)
    #expect(try enforcer.present().device.objection == .input)
    #expect(try !enforcer.kernel.isAuthorised("1-2"))
    // A twin does not take it away, another one at its port gets nothing.
    #expect(try enforcer.kernel.isAuthorised())
    try enforcer.kernel.unplug("1-1")
    try enforcer.kernel.plug("1-1", Self.keyboard.merging(["product": "1667"]) { $1 })
    #expect(try enforcer.present().device.objection == .input)
    #expect(try !enforcer.kernel.isAuthorised())
  }

  @Test func `plugging again and again leaves nothing behind`() throws {
    let enforcer = try EnforcerUnderTest()
    let folder = "/proc/\(try enforcer.kernel.processNumber())/fd"
    let count = { try FileManager.default.contentsOfDirectory(atPath: folder).count }
    var before = 0
    for cycle in 0..<100 {
      try enforcer.kernel.plug()
      let sighting = try enforcer.present().sighting
      try enforcer.kernel.unplug()
      try enforcer.gone(sighting)
      if cycle == 0 { before = try count() }
    }
    // It tells of the end a moment before it lets go, and holds some while it looks around.
    try enforcer.wait("descriptors stay open") { try count() <= before }
  }
}
