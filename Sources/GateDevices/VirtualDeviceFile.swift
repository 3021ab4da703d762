import Foundation
import GateDomain

/// The identity file of a virtual device: `device.json` in the device's folder.
struct VirtualDeviceFile: Decodable {
  /// USB numbers in four hexadecimal digits.
  let vendor, product: String
  /// Serial number as text.
  let serial: String
  /// Product name.
  let productName: String
  /// Size in bytes that the device claims.
  let capacity: UInt64
  /// Name of the image file in the same folder.
  let image: String

  private enum CodingKeys: String, CodingKey {
    case vendor, product, serial, capacity, image
    case productName = "product_name"
  }

  /// The device this file describes; nil when a field makes no sense.
  func device(port: String) -> Device? {
    guard let vendorID = UInt16(vendor, radix: 16), vendor.count == 4,
      let productID = UInt16(product, radix: 16), product.count == 4,
      !image.isEmpty, !image.contains("/"), image != "..", serial.utf8.count <= 126
    else { return nil }
    let identity = DeviceIdentity(
      vendorID: vendorID, productID: productID, serial: RawName(serial))
    return Device(
      identity: identity, product: RawName(String(productName.prefix(126))), capacity: capacity,
      port: port)
  }
}
