import Foundation
import GateDomain
import GateTesting
import GateWire
import Testing

@Suite(.timeLimit(.minutes(3))) struct ClosedTests {
  @Test func `the kernel's defaults are closed, for controllers that come later too`() throws {
    let enforcer = try EnforcerUnderTest()
    let module = "/sys/module/usbcore/parameters/authorized_default"
    #expect(try enforcer.kernel.read(module) == "0")
    try enforcer.kernel.tell(["do": "controller"])
    let late = "/sys/devices/pci0000:00/0000:00:15.0/usb2"
    for hub in [FakeKernel.hub, late] {
      for name in ["authorized_default", "interface_authorized_default"] {
        try enforcer.wait("\(hub)/\(name)") { try enforcer.kernel.read("\(hub)/\(name)") == "0" }
      }
    }
    #expect(try enforcer.kernel.exitCode() == nil)
  }

  static let devices: [(String, [[Int]], DeviceObjection)] = [
    ("a keyboard", [[3, 1, 1]], .input),
    ("a stick with a keyboard", [[8, 6, 80], [3, 1, 1]], .composite),
    ("a tethering phone", [[2, 2, 255], [10, 0, 0], [2, 6, 0]], .network),
    ("a phone", [[6, 1, 1]], .phone), ("a radio", [[0xe0, 1, 1]], .bluetooth),
    ("a serial port", [[2, 2, 1]], .serialPort), ("a sound card", [[1, 1, 0]], .sound),
    ("two disks", [[8, 6, 80], [8, 6, 80]], .severalDisks), ("a hub", [[9, 0, 0]], .hub),
  ]

  @Test func `what is no plain stick is never opened, whatever is signed for it`() throws {
    let enforcer = try EnforcerUnderTest()
    for (index, (name, interfaces, objection)) in Self.devices.enumerated() {
      let port = "1-\(index + 1)"
      let sighted = try enforcer.open(
        ["interfaces": interfaces, "serial": "60A44C3FAD\(10 + index)"], port: port)
      #expect(sighted.device.objection == objection, "\(name)")
      #expect(try enforcer.refusal() == objection, "\(name)")
      #expect(try !enforcer.kernel.isAuthorised(port))
    }
  }

  @Test func `weak serials and malformed descriptors are refused by name`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.plug("1-1", ["serial": ""])
    #expect(try enforcer.present().device.objection == .noSerial)
    try enforcer.kernel.plug("1-2", ["serial": "1234"])
    #expect(try enforcer.present().device.objection == .shortSerial)
    try enforcer.kernel.plug("1-3", ["descriptors": "1201", "serial": "60A44C3FAD99"])
    #expect(try enforcer.present().device.objection == .malformedDescriptors)
    try enforcer.kernel.plug(
      "1-4", ["descriptors": String(repeating: "ff", count: 65_600), "serial": "60A44C3FAD98"])
    #expect(try enforcer.present().device.objection == .unreadable)
  }

  @Test func `a hostile serial arrives as its bytes and is shown escaped`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.plug("1-1", ["serial": "a b/c'q;$(id)\u{1b}[2Jx"])
    let identity = try enforcer.present().device.identity
    #expect(identity.serial == RawName("a b/c'q;$(id)\u{1b}[2Jx"))
    #expect(!identity.display.contains("\u{1b}"))
  }

  @Test func `a fingerprint that stands twice closes both`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.kernel.plug("1-2")
    #expect(try enforcer.closing() == .secondSighting)
    let second = try enforcer.next { message -> Device? in
      if case .present(let sighted) = message, sighted.device.port == "1-2" {
        return sighted.device
      }
      return nil
    }
    #expect(second.objection == .secondSighting)
    try enforcer.waitUntilClosed("1-1")
    #expect(try !enforcer.kernel.isAuthorised("1-2"))
  }

  @Test func `the serial of another make is a borrowed one`() throws {
    let enforcer = try EnforcerUnderTest()
    let sighted = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.send(.close(sighting: sighted.sighting))
    try enforcer.kernel.unplug()
    try enforcer.kernel.plug("1-2", ["product": "1667"])
    #expect(try enforcer.present().device.objection == .sharedSerial)
  }

  static let openings: [(String, [String: [[Int]]], Int, DeviceObjection)] = [
    (
      "another interface than the descriptors named", ["shown": [[8, 6, 80], [3, 1, 1]]], 1,
      .unexpectedInterfaces
    ),
    ("several disks", [:], 2, .severalDisks),
  ]

  @Test(arguments: openings.indices)
  func `what turns out otherwise while it is opened is closed again`(index: Int) throws {
    let (name, changes, disks, objection) = Self.openings[index]
    let enforcer = try EnforcerUnderTest()
    var all: [String: Any] = changes
    all["luns"] = disks
    _ = try enforcer.open(all)
    // The second disk may appear while the first is opened, or after.
    let found = try enforcer.next { message -> DeviceObjection? in
      switch message {
      case .refused(_, let objection), .closed(_, let objection): objection
      default: nil
      }
    }
    #expect(found == objection, "\(name)")
    try enforcer.waitUntilClosed()
  }

  @Test func `a disk that stays writable is closed again`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open(["writable": true])
    #expect(try enforcer.refusal() == .notReadOnly)
    try enforcer.waitUntilClosed()
  }

  @Test func `a keyboard that appears below an open stick closes it`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.kernel.tell(
      ["do": "child", "port": "1-1", "name": "input5", "subsystem": "input"])
    #expect(try enforcer.closing() == .foreignChild)
    try enforcer.waitUntilClosed()
  }

  @Test func `a medium that is exchanged closes the stick`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open()
    _ = try enforcer.opened()
    try enforcer.kernel.tell(["do": "exchange", "port": "1-1", "sectors": 4_096])
    #expect(try enforcer.closing() == .mediumChanged)
    try enforcer.waitUntilClosed()
  }

  @Test func `what somebody else opened is closed again`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.plug()
    #expect(try enforcer.present().device.objection == nil)
    try enforcer.kernel.tell(
      ["do": "write", "path": FakeKernel.hub + "/1-1/authorized", "value": "1"])
    #expect(try enforcer.present().device.objection == .openedElsewhere)
    try enforcer.waitUntilClosed()
  }

  @Test func `a card that comes past USB is an incident`() throws {
    let enforcer = try EnforcerUnderTest()
    try enforcer.kernel.tell(["do": "card"])
    let device = try enforcer.present().device
    #expect(device.objection == .otherBus && device.port == "mmcblk0")
  }

  @Test func `a stick that is pulled while it is opened is gone, and so is its case`() throws {
    let enforcer = try EnforcerUnderTest()
    _ = try enforcer.open(["dead": true])
    try enforcer.kernel.unplug()
    #expect(try enforcer.refusal() == .left)
  }
}
