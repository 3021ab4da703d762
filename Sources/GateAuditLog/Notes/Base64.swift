import Foundation

/// Standard base64 with padding (RFC 4648, section 4).
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  /// Reads what `encode` writes and nothing else, so that no two texts mean the same bytes.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard let data = Data(base64Encoded: Data(text)), Array(data.base64EncodedData()) == text else {
      return nil
    }
    return Array(data)
  }
}
