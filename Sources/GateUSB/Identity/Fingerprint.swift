public import GateDomain
import GateVerifying

/// The fingerprint of a device (描述符指纹): what it says of itself, in one digest.
///
/// Security: this identifies, it does not prove. A device built to copy another one has the same
/// fingerprint; two of them at once are an incident, one alone is not noticed.
public enum Fingerprint {
  private static let context = Array("gatehouse/device/v1".utf8)

  /// SHA-256 over each part behind its length, so that no two devices share the same bytes.
  public static func of(
    vendorID: UInt16, productID: UInt16, release: UInt16, serial: [UInt8], descriptors: [UInt8]
  ) -> Digest {
    let parts = [
      context, bytes(vendorID), bytes(productID), bytes(release), serial, descriptors,
    ]
    return SHA256.digest(of: parts.flatMap { bytes(UInt32($0.count)) + $0 })
  }

  private static func bytes(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
