public import GateDomain
public import GateSigning

/// The signature in a `manifest.json`.
///
/// It is Ed25519 over `gatehouse/manifest/v2`, a newline and the 32 bytes of the SHA-256 of the
/// file's canonical JSON without the member `signature`: any tool can read the file, ours can
/// prove it, and neither writing nor signing one needs it whole in memory.
public enum SignedManifest {
  /// Most bytes that are read.
  public static let sizeLimit = 1 << 30

  static let member = "signature"

  /// The file for the manifest of a reviewed file, signed with the station's key.
  public static func bytes(of manifest: ReviewManifest, signedWith key: SigningKey) -> [UInt8] {
    bytes(of: manifest.canonical, signedWith: key)
  }

  /// The file for any manifest that is small enough to be in memory.
  public static func bytes(of manifest: JSONValue, signedWith key: SigningKey) -> [UInt8] {
    guard case .object(var members) = manifest else { return [] }
    members[member] = .string(signature(of: digest(of: members), with: key))
    return CanonicalJSON.encode(.object(members))
  }

  /// The members of a manifest file that `key` signed; nil for anything else.
  public static func verified(_ bytes: [UInt8], by key: VerificationKey) -> JSONValue? {
    guard case .object(var members)? = try? CanonicalJSON.decode(bytes, limit: sizeLimit),
      let signature = members.removeValue(forKey: member)?.string.flatMap(Hex.decode),
      key.isValid(signature, for: message(digest(of: members)))
    else { return nil }
    return .object(members)
  }

  static func signature(of digest: Digest, with key: SigningKey) -> String {
    Hex.encode(key.signature(for: message(digest)))
  }

  private static func digest(of members: [String: JSONValue]) -> Digest {
    Digest.of(CanonicalJSON.encode(.object(members)))
  }

  private static func message(_ digest: Digest) -> [UInt8] {
    Array("gatehouse/manifest/v2\n".utf8) + digest.bytes
  }
}
