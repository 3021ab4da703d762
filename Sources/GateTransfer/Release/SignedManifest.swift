public import GateDomain
public import GateSigning

/// The bytes of `manifest.json`: the manifest with the station's signature as one more member.
///
/// The signature is Ed25519 over `gatehouse/manifest/v1`, a newline and the canonical JSON of all
/// other members, so that any tool can read the file and ours can prove it.
public enum SignedManifest {
  /// Most bytes that are read.
  public static let sizeLimit = 1 << 30

  /// The file for `manifest`, signed with the station's key.
  public static func bytes(of manifest: Manifest, signedWith key: SigningKey) -> [UInt8] {
    guard case .object(var members) = manifest.canonical else { return [] }
    members["signature"] = .string(Hex.encode(key.signature(for: message(members))))
    return CanonicalJSON.encode(.object(members))
  }

  /// The members of a manifest file that `key` signed; nil for anything else.
  public static func verified(_ bytes: [UInt8], by key: VerificationKey) -> JSONValue? {
    guard case .object(var members)? = try? CanonicalJSON.decode(bytes, limit: sizeLimit),
      let signature = members.removeValue(forKey: "signature")?.string.flatMap(Hex.decode),
      key.isValid(signature, for: message(members))
    else { return nil }
    return .object(members)
  }

  private static func message(_ members: [String: JSONValue]) -> [UInt8] {
    Array("gatehouse/manifest/v1\n".utf8) + CanonicalJSON.encode(.object(members))
  }
}
