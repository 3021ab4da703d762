import GateDomain
public import GateSigning

/// A text with signature lines (C2SP signed-note).
///
/// Nobody has checked the signatures yet.
public struct SignedNote: Hashable, Sendable {
  /// One signature line.
  public struct Signature: Hashable, Sendable {
    /// Which key's name the line gives.
    public let name: String
    /// Which key ID it gives.
    public let keyID: [UInt8]
    /// The signature proper.
    public let bytes: [UInt8]
  }

  /// The largest note that is read, in bytes; room for far more than the 16 signatures that the
  /// specification demands.
  public static let sizeLimit = 65_536

  /// What is signed, with its final newline.
  public let text: String
  /// The signature lines in their order.
  public let signatures: [Signature]

  /// Signs `text`, which ends in a newline and holds no other control character.
  public init(signing text: String, as name: String, with key: SigningKey) throws(NoteError) {
    guard let noteKey = NoteKey(name: name, key: key.verificationKey) else {
      throw .noteMalformed
    }
    let signature = Signature(
      name: name, keyID: noteKey.id, bytes: key.signature(for: Array(text.utf8)))
    self.text = text
    signatures = [signature]
    guard try SignedNote(bytes: Array(encoded.utf8)) == self else { throw .noteMalformed }
  }

  /// Reads a note; refuses everything that `encoded` cannot have written.
  public init(bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.sizeLimit, String(validating: bytes, as: UTF8.self) != nil,
      bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0a }),
      let end = Self.endOfText(bytes)
    else { throw .noteMalformed }
    text = String(decoding: bytes[..<end], as: UTF8.self)
    let lines = bytes[(end + 1)...].split(separator: 0x0a, omittingEmptySubsequences: false)
    let signatures = lines.dropLast().map(Signature.init(line:))
    guard !signatures.isEmpty, lines.last?.isEmpty == true, !signatures.contains(nil) else {
      throw .noteMalformed
    }
    self.signatures = signatures.compactMap(\.self)
  }

  /// The note as it is stored and sent.
  public var encoded: String {
    text + "\n" + signatures.map(\.line).joined()
  }

  /// Checks every line that names `key`, and that there is one; other keys' lines are ignored.
  public func check(signedBy key: NoteKey) throws(NoteError) {
    let own = signatures.filter {
      $0.keyID == key.id && Array($0.name.utf8) == Array(key.name.utf8)
    }
    guard !own.isEmpty else { throw .signatureMissing }
    let message = Array(text.utf8)
    guard own.allSatisfy({ key.key.isValid($0.bytes, for: message) }) else {
      throw .signatureInvalid
    }
  }

  // The text may hold empty lines, so the last one ends it.
  private static func endOfText(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast().last { bytes[$0] == 0x0a && bytes[$0 + 1] == 0x0a }.map { $0 + 1 }
  }
}

extension SignedNote.Signature {
  private static let dash = Array("— ".utf8)

  fileprivate var line: String {
    "— \(name) \(Base64.encode(keyID + bytes))\n"
  }

  fileprivate init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.dash) else { return nil }
    let parts = line.dropFirst(Self.dash.count)
      .split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2, let payload = Base64.decode(parts[1]), payload.count > 4 else {
      return nil
    }
    name = String(decoding: parts[0], as: UTF8.self)
    guard NoteKey.isName(name) else { return nil }
    keyID = Array(payload.prefix(4))
    bytes = Array(payload.dropFirst(4))
  }
}
