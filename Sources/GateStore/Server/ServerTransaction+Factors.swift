public import GateDomain
public import GateSigning
import GRDB

/// A passkey as the server stores it.
public struct StoredPasskey: Hashable, Sendable {
  /// The credential in hexadecimal digits.
  public let credential: String
  /// Whose it is.
  public let person: Identifier<Person>
  /// What its owner calls it.
  public let name: String
  /// The public key.
  public let key: PasskeyKey
  /// How often its authenticator had signed when it was last used.
  public let counter: UInt32
  /// When it was enrolled.
  public let added: Timestamp

  /// Describes a passkey.
  public init(
    credential: String, person: Identifier<Person>, name: String, key: PasskeyKey,
    counter: UInt32, added: Timestamp
  ) {
    self.credential = credential
    self.person = person
    self.name = name
    self.key = key
    self.counter = counter
    self.added = added
  }
}

extension ServerTransaction {
  /// Stores a passkey; a credential that is there already is an error.
  public func insert(_ passkey: StoredPasskey) throws {
    try database.execute(
      sql: "INSERT INTO passkey VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        passkey.credential, passkey.person.rawValue, passkey.name, passkey.key.hex,
        Int64(passkey.counter), passkey.added.milliseconds,
      ])
  }

  /// The passkey with that credential.
  public func passkey(_ credential: String) throws -> StoredPasskey? {
    try passkeys("credential = ?", [credential]).first
  }

  /// A person's passkeys, the oldest first.
  public func passkeys(of person: Identifier<Person>) throws -> [StoredPasskey] {
    try passkeys("person = ?", [person.rawValue])
  }

  /// Everybody's passkeys.
  public func passkeys() throws -> [StoredPasskey] {
    try passkeys("TRUE", [])
  }

  /// Notes how often a passkey's authenticator has signed.
  public func setCounter(_ counter: UInt32, of credential: String) throws {
    try database.execute(
      sql: "UPDATE passkey SET counter = ? WHERE credential = ?",
      arguments: [Int64(counter), credential])
  }

  /// Takes a passkey away; false when the person has no such one.
  public func deletePasskey(_ credential: String, of person: Identifier<Person>) throws -> Bool {
    try database.execute(
      sql: "DELETE FROM passkey WHERE credential = ? AND person = ?",
      arguments: [credential, person.rawValue])
    return database.changesCount == 1
  }

  /// Takes every passkey and the time code of a person away.
  public func deleteFactors(of person: Identifier<Person>) throws {
    for table in ["passkey", "time_code"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person.rawValue])
    }
  }

  /// Remembers a challenge that was given out, and forgets those that are over.
  public func insertChallenge(
    _ digest: Digest, purpose: String, until: Timestamp, now: Timestamp
  ) throws {
    try database.execute(
      sql: "DELETE FROM challenge WHERE until <= ?", arguments: [now.milliseconds])
    try database.execute(
      sql: "INSERT INTO challenge VALUES (?, ?, ?)",
      arguments: [digest.hex, purpose, until.milliseconds])
  }

  /// Takes a challenge back; true once at most, and only for its purpose and in its time.
  public func takeChallenge(_ digest: Digest, purpose: String, at time: Timestamp) throws -> Bool {
    try database.execute(
      sql: "DELETE FROM challenge WHERE digest = ? AND purpose = ? AND until > ?",
      arguments: [digest.hex, purpose, time.milliseconds])
    return database.changesCount == 1
  }

  private func passkeys(_ condition: String, _ arguments: StatementArguments) throws
    -> [StoredPasskey]
  {
    try Row.fetchAll(
      database, sql: "SELECT * FROM passkey WHERE \(condition) ORDER BY person, added",
      arguments: arguments
    ).map { row in
      guard let key = PasskeyKey(hex: row["key"]) else {
        throw DatabaseError(message: "a passkey's key")
      }
      return StoredPasskey(
        credential: row["credential"], person: Identifier(row["person"]), name: row["name"],
        key: key, counter: UInt32(clamping: row["counter"] as Int64),
        added: Timestamp(milliseconds: row["added"]))
    }
  }
}
