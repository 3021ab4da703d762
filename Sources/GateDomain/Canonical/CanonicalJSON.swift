/// The one byte form of a `JSONValue`: RFC 8785 (JCS) without floats and null.
///
/// Object names are sorted bytewise, there is no white space, and strings are escaped as little
/// as the RFC allows. What is signed and hashed is these bytes, never a value that is written anew.
public enum CanonicalJSON {
  /// The bytes of `value`.
  public static func encode(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return bytes
  }

  private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    switch value {
    case .string(let text): append(text, to: &bytes)
    case .integer(let number): bytes += Array(String(number).utf8)
    case .boolean(let truth): bytes += Array((truth ? "true" : "false").utf8)
    case .array(let elements): append(elements, to: &bytes)
    case .object(let members): append(members, to: &bytes)
    }
  }

  private static func append(_ elements: [JSONValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ members: [String: JSONValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (index, member) in sorted.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(member.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { append(escaping: byte, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(escaping byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x22: bytes += Array("\\\"".utf8)
    case 0x5c: bytes += Array("\\\\".utf8)
    case 0x08: bytes += Array("\\b".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0x0a: bytes += Array("\\n".utf8)
    case 0x0c: bytes += Array("\\f".utf8)
    case 0x0d: bytes += Array("\\r".utf8)
    case 0..<0x20: bytes += Array("\\u00\(Hex.encode([byte]))".utf8)
    default: bytes.append(byte)
    }
  }
}
