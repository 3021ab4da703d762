import Foundation
import GateDevices
import GateDomain
import GateTesting
import Testing

@Suite("Virtual devices", .timeLimit(.minutes(1)))
struct VirtualDevicesTests {
  private static let identity = """
    {"vendor": "0951", "product": "1666", "serial": "A1", "product_name": "stick",
     "capacity": 42, "image": "medium.img"}
    """

  private func plug(_ folder: TemporaryFolder, _ port: String, _ identity: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(port), withIntermediateDirectories: true)
    try folder.write(identity, to: "\(port)/device.json")
  }

  @Test("a folder is a device that comes, changes and goes")
  func lifeOfADevice() async throws {
    let folder = try TemporaryFolder("devices")
    var events = VirtualDevices(folder: folder.path).events().makeAsyncIterator()
    try plug(folder, "p1", Self.identity)
    let device = Device(
      identity: DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName("A1")),
      product: RawName("stick"), capacity: 42, port: "p1")
    #expect(await events.next() == .added(device))
    try plug(folder, "p1", Self.identity.replacingOccurrences(of: "A1", with: "A2"))
    #expect(await events.next() == .removed(port: "p1"))
    guard case .added(let changed) = await events.next() else {
      Issue.record("the changed device did not come")
      return
    }
    #expect(changed.identity.serial == RawName("A2"))
    try FileManager.default.removeItem(atPath: folder.path("p1"))
    #expect(await events.next() == .removed(port: "p1"))
  }

  @Test(
    "an identity that makes no sense is told of and opens nothing",
    arguments: [
      "", "{}", "[1]", identity.replacingOccurrences(of: "0951", with: "951"),
      identity.replacingOccurrences(of: "0951", with: "zzzz"),
      identity.replacingOccurrences(of: "medium.img", with: "../../etc/shadow"),
      identity.replacingOccurrences(of: "medium.img", with: ".."),
      identity.replacingOccurrences(of: "42", with: "-1"),
    ])
  func unreadable(text: String) async throws {
    let folder = try TemporaryFolder("devices")
    try plug(folder, "p1", text)
    let devices = VirtualDevices(folder: folder.path)
    var events = devices.events().makeAsyncIterator()
    #expect(await events.next() == .unreadable(port: "p1", reason: "device.json"))
  }

  @Test("an image is named only inside its own folder")
  func imagePath() throws {
    let folder = try TemporaryFolder("devices")
    try plug(folder, "p1", Self.identity)
    let devices = VirtualDevices(folder: folder.path)
    #expect(devices.imagePath(port: "p1") == folder.path("p1") + "/medium.img")
    #expect(devices.imagePath(port: "p2") == nil)
    #expect(devices.imagePath(port: "../p1") == nil)
    #expect(devices.imagePath(port: ".p1") == nil)
  }
}
