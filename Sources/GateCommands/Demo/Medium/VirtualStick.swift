import Foundation
import GateDomain

/// A virtual device: a folder with an identity and an image, which a station takes for a stick.
struct VirtualStick: Encodable {
  let vendor = "0951"
  let product = "1666"
  let serial = "DEMO-0001"
  let productName = "DataTraveler 演示"
  let capacity: UInt64
  let image = "medium.img"

  private enum CodingKeys: String, CodingKey {
    case vendor, product, serial, capacity, image
    case productName = "product_name"
  }

  /// What a grant can name.
  var identity: DeviceIdentity {
    DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName(serial))
  }

  /// Plugs the stick in: the folder appears with everything in it, by one rename.
  func plugIn(at devices: String, image source: String) throws {
    let draft = devices + ".new"
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: source, toPath: "\(draft)/\(image)")
    let identity = try JSONEncoder().encode(self)
    try identity.write(to: URL(fileURLWithPath: draft + "/device.json"))
    try FileManager.default.moveItem(atPath: draft, toPath: devices + "/port-1")
  }
}
