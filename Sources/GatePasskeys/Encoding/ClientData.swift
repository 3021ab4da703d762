/// What the browser says about a ceremony.
///
/// It is checked as the standard's limited verification does it (WebAuthn, section 5.8.1.2): the
/// browser writes the fields in a fixed order, so the bytes that must be there are computed and
/// compared, and nothing is parsed.
enum ClientData {
  private static let limit = 2_048

  /// Checks kind, challenge and origin.
  static func check(
    _ bytes: [UInt8], _ ceremony: Ceremony, challenge: [UInt8], host: String
  ) throws(PasskeyDefect) {
    guard bytes.count <= limit, bytes.last == UInt8(ascii: "}") else { throw .malformed }
    var rest = bytes[...]
    let kind = #"{"type":"\#(ceremony.rawValue)","#
    guard drop(kind, from: &rest) else {
      throw Ceremony.allCases.contains { bytes.starts(with: #"{"type":"\#($0.rawValue)","#.utf8) }
        ? .wrongCeremony : .malformed
    }
    guard drop(#""challenge":"\#(Base64URL.encode(challenge))","#, from: &rest) else {
      throw .wrongChallenge
    }
    guard drop(#""origin":""#, from: &rest),
      let end = rest.firstIndex(of: UInt8(ascii: "\""))
    else { throw .malformed }
    guard isOrigin(rest[..<end], of: host) else { throw .wrongOrigin }
    rest = rest[end...]
    // A page inside another site's page says true here.
    guard drop(#"","crossOrigin":false"#, from: &rest) else { throw .wrongOrigin }
    guard rest.first == UInt8(ascii: "}") && rest.count == 1 || rest.first == UInt8(ascii: ",")
    else { throw .malformed }
  }

  private static func drop(_ text: String, from rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  // `https://HOST`, or for tests and a single machine `http://localhost`, with any port.
  private static func isOrigin(_ bytes: ArraySlice<UInt8>, of host: String) -> Bool {
    let schemes = host == "localhost" ? ["https://", "http://"] : ["https://"]
    return schemes.contains { scheme in
      let expected = Array((scheme + host).utf8)
      guard bytes.starts(with: expected) else { return false }
      let port = bytes.dropFirst(expected.count)
      guard let colon = port.first else { return true }
      let digits = port.dropFirst()
      return colon == UInt8(ascii: ":") && (1...5).contains(digits.count)
        && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
