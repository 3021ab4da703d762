import Foundation
import GateTesting

extension SiteUnderTest {
  /// Plugs in an image that exists, as a virtual device with that serial number.
  func plug(image: String, serial: String) throws {
    let size = try FileManager.default.attributesOfItem(atPath: image)[.size] as? UInt64 ?? 0
    let draft = temporary.path(".draft-\(serial)")
    try? FileManager.default.removeItem(atPath: draft)
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try FileManager.default.linkItem(atPath: image, toPath: draft + "/medium.img")
    let identity = """
      {"vendor": "0951", "product": "1666", "serial": "\(serial)", "product_name": "stick",
       "capacity": \(size), "image": "medium.img"}
      """
    try Data(identity.utf8).write(to: URL(fileURLWithPath: draft + "/device.json"))
    try FileManager.default.moveItem(atPath: draft, toPath: devices + "/" + serial)
  }

  /// Pulls a device out.
  func unplug(serial: String) throws {
    try FileManager.default.removeItem(atPath: devices + "/" + serial)
  }

  /// The device's image, for those who harm it while it is plugged in.
  func image(serial: String) -> String {
    devices + "/" + serial + "/medium.img"
  }
}
