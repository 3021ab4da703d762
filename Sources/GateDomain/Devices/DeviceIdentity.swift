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
  /// SHA-256 over the numbers, the raw serial and every descriptor of a real device; nil for a
  /// virtual one.
  ///
  /// It identifies, it does not prove: a device that copies all of these has the same.
  public let fingerprint: Digest?

  /// Describes a device.
  public init(
    vendorID: UInt16, productID: UInt16, serial: RawName, fingerprint: Digest? = nil
  ) {
    self.vendorID = vendorID
    self.productID = productID
    self.serial = serial
    self.fingerprint = fingerprint
  }

  /// Whether the other says the same of itself, its descriptors left out.
  public func hasSameNumbers(as other: DeviceIdentity) -> Bool {
    vendorID == other.vendorID && productID == other.productID && serial == other.serial
  }

  /// No device: it has no serial, so nothing that is plugged in is ever taken for it.
  public static let none = DeviceIdentity(vendorID: 0, productID: 0, serial: RawName([UInt8]()))

  /// `0951:1666 serial`, for people.
  public var display: String {
    "\(Self.hex(vendorID)):\(Self.hex(productID)) \(serial.escaped)"
  }

  private static func hex(_ number: UInt16) -> String {
    Hex.encode([UInt8(number >> 8), UInt8(number & 255)])
  }
}
