public import GateDomain

extension KeyRoster: SignableStatement {
  /// Rosters are signed in a context of their own.
  public static var context: String { "roster" }

  /// The signed form of a roster.
  public var canonical: JSONValue {
    [
      "host": .string(host), "issued_at": .string(issuedAt.rfc3339),
      "keys": .array(entries.map(\.canonical)), "version": .integer(Int64(version)),
    ]
  }

  /// Reads the signed form; nil when a credential stands in it twice.
  public init?(canonical: JSONValue) {
    guard let host = canonical["host"]?.string, !host.isEmpty,
      let issuedAt = canonical["issued_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let version = canonical["version"]?.integer, version > 0,
      let entries = canonical["keys"]?.array?.map(Entry.init(canonical:))
    else { return nil }
    self.init(
      version: Int(version), host: host, entries: entries.compactMap(\.self), issuedAt: issuedAt)
    guard self.canonical == canonical,
      Set(self.entries.map(\.credential)).count == self.entries.count
    else { return nil }
  }
}

extension KeyRoster.Entry {
  var canonical: JSONValue {
    [
      "credential": .string(credential), "key": .string(key.hex), "name": .string(name),
      "person": .string(person.rawValue),
    ]
  }

  init?(canonical: JSONValue) {
    guard let credential = canonical["credential"]?.string, !credential.isEmpty,
      Hex.decode(credential) != nil,
      let key = canonical["key"]?.string.flatMap(PasskeyKey.init(hex:)),
      let name = canonical["name"]?.string, let person = canonical["person"]?.string
    else { return nil }
    self.init(person: Identifier(person), name: name, credential: credential, key: key)
  }
}
