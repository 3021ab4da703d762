public import GateDomain

/// A kind of statement that the office signs.
public protocol SignableStatement: Sendable {
  /// Separates the kinds, so that a signature on one never passes for another.
  static var context: String { get }
  /// The canonical form that is signed.
  var canonical: JSONValue { get }
  /// Most bytes that a statement of this kind may have.
  static var sizeLimit: Int { get }
  /// Reads the canonical form; nil for anything `canonical` cannot have written.
  init?(canonical: JSONValue)
}

extension SignableStatement {
  /// 1 MiB, unless a kind says otherwise.
  public static var sizeLimit: Int { 1 << 20 }
}

/// A statement as it arrived: bytes and a signature that nobody has checked.
public struct Unverified<Statement: SignableStatement>: Hashable, Sendable, Codable {
  /// The canonical bytes of the statement, as text.
  public let statement: String
  /// The 64-byte signature in hexadecimal digits.
  public let signature: String

  /// Wraps what arrived.
  public init(statement: String, signature: String) {
    self.statement = statement
    self.signature = signature
  }

  /// The statement if `key` signed exactly these bytes in their canonical form, else nil.
  public func verified(by key: VerificationKey) -> Verified<Statement>? {
    guard let signature = Hex.decode(signature),
      key.isValid(signature, for: Verified<Statement>.message(statement)),
      let value = try? CanonicalJSON.decode(Array(statement.utf8), limit: Statement.sizeLimit),
      let statement = Statement(canonical: value)
    else { return nil }
    return Verified(statement: statement, unverified: self)
  }
}

/// A statement whose signature was checked, or was made here.
///
/// Nothing else makes one.
public struct Verified<Statement: SignableStatement>: Sendable {
  /// The statement.
  public let statement: Statement
  /// The form that is stored and sent.
  public let unverified: Unverified<Statement>

  init(statement: Statement, unverified: Unverified<Statement>) {
    self.statement = statement
    self.unverified = unverified
  }

  /// Signs `statement` with `key`.
  public init(signing statement: Statement, with key: SigningKey) {
    let text = String(decoding: CanonicalJSON.encode(statement.canonical), as: UTF8.self)
    let signature = key.signature(for: Self.message(text))
    self.init(
      statement: statement,
      unverified: Unverified(statement: text, signature: Hex.encode(signature)))
  }

  static func message(_ text: String) -> [UInt8] {
    Array("gatehouse/\(Statement.context)/v1\n\(text)".utf8)
  }
}
