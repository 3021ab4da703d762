import Crypto
import Foundation

/// HMAC with SHA-1 (RFC 2104), which time codes are built on.
public enum MessageCode {
  /// The 20 bytes of the code.
  public static func sha1(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }
}
