public import GateDomain

/// A grant whose signature by the office was checked here; nothing else makes one.
public struct VerifiedGrant: Sendable {
  /// The grant.
  public let grant: Grant

  fileprivate init(_ grant: Grant) {
    self.grant = grant
  }
}

/// The office's public key, Ed25519 (RFC 8032).
public struct OfficeKey: Hashable, Sendable {
  /// Most bytes that a signed grant may have here.
  public static let statementLimit = 32_768

  private let bytes: [UInt8]

  /// Reads 64 hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The grant if the office signed exactly these bytes in their canonical form, else nil.
  public func grant(_ statement: [UInt8], signature: [UInt8]) -> VerifiedGrant? {
    guard statement.count <= Self.statementLimit,
      Sodium.isValid(signature, for: Self.context + statement, key: bytes),
      let value = try? CanonicalJSON.decode(statement, limit: Self.statementLimit)
    else { return nil }
    return Grant(canonical: value).map(VerifiedGrant.init)
  }

  // The kind of statement is signed along with it, as GateSigning does.
  private static let context = Array("gatehouse/\(Grant.context)/v1\n".utf8)
}
