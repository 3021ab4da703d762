public import GateDomain
public import GateSigning

extension BurnGrant: SignableStatement {
  /// Grants to burn are signed in a context of their own.
  public static var context: String { "burn-grant" }

  /// The signed form.
  public var canonical: JSONValue {
    ["approved": approved.canonical, "replaced": .integer(Int64(replaced))]
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let approved = canonical["approved"].flatMap(Grant.init(canonical:)),
      let replaced = canonical["replaced"]?.integer.flatMap(Int.init(exactly:))
    else { return nil }
    self.init(approved, replaced: replaced)
    guard self.canonical == canonical else { return nil }
  }
}
