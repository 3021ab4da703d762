/// Search filters (RFC 4515) with texts from outside.
enum SearchFilter {
  /// Matches entries whose `attribute` is exactly `value`.
  static func equals(_ attribute: String, _ value: String) -> String {
    "(\(attribute)=\(escaped(value)))"
  }

  /// Writes every byte that is no ASCII letter or digit as `\hh`.
  ///
  /// Security: more than the standard asks for, so that nothing that was typed is ever syntax.
  static func escaped(_ value: String) -> String {
    var text = ""
    for byte in value.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        text += "\\" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
