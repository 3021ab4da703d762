import GateDomain
public import GateSigning

/// A log's public key with its name: what a stranger must get from us by another way.
///
/// C2SP signed-note calls its text form a vkey: `name+hex(key ID)+base64(0x01 ‖ key)`.
public struct NoteKey: Hashable, Sendable {
  // C2SP signed-note: Ed25519 over the note's text.
  private static let ed25519: UInt8 = 0x01

  /// The name on signature lines; for a log, its origin.
  public let name: String
  /// The key.
  public let key: VerificationKey

  /// Names a key; nil for a name that is empty or holds spaces, plus signs or control characters.
  public init?(name: String, key: VerificationKey) {
    guard Self.isName(name) else { return nil }
    self.name = name
    self.key = key
  }

  /// Reads the text form; nil unless it is exactly what `text` writes.
  public init?(text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Base64.decode(parts[2].utf8),
      payload.first == Self.ed25519,
      let key = VerificationKey(bytes: Array(payload.dropFirst()))
    else { return nil }
    self.init(name: String(parts[0]), key: key)
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }

  /// The text form.
  public var text: String {
    "\(name)+\(Hex.encode(id))+\(Base64.encode([Self.ed25519] + key.bytes))"
  }

  /// The four bytes that tell keys of one name apart.
  public var id: [UInt8] {
    Array(Digest.of(Array(name.utf8) + [0x0a, Self.ed25519] + key.bytes).bytes.prefix(4))
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7f && $0 != "+"
      }
  }
}
