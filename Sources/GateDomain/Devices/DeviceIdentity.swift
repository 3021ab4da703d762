/// What a device says of itself: the part a grant can name.
///
/// Security: every field is the device's own claim. A serial is compared by its raw bytes, never
/// by the escaped or shortened form that udev shows: two different serials can look the same there.
public struct DeviceIdentity: Hashable, Sendable, Codable {
  /// USB vendor number.
  public let vendorID: UInt16
  /// USB product number.
  public let productID: UInt16
  /// Serial number as the device wrote it.
  public let serial: RawName

  /// Describes a device.
  public init(vendorID: UInt16, productID: UInt16, serial: RawName) {
    self.vendorID = vendorID
    self.productID = productID
    self.serial = serial
  }

  /// `0951:1666 serial`, for people.
  public var display: String {
    "\(Self.hex(vendorID)):\(Self.hex(productID)) \(serial.escaped)"
  }

  private static func hex(_ number: UInt16) -> String {
    Hex.encode([UInt8(number >> 8), UInt8(number & 255)])
  }
}
