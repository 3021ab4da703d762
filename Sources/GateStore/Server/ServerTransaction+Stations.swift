public import GateDomain
import GRDB

/// A station as the server knows it.
public struct StoredStation: Hashable, Sendable {
  /// Name and place.
  public let station: Station
  /// Its verification key in hexadecimal digits.
  public let key: String
  /// The last record of its chain that the server has, 0 when none.
  public let sequence: Int64
  /// SHA-256 of that record.
  public let last: Digest
}

extension ServerTransaction {
  /// Registers a station with its key and the digest of its token.
  public func insert(_ station: Station, key: String, token: Digest, last: Digest) throws {
    try database.execute(
      sql: "INSERT INTO station (id, name, key, token, sequence, last) VALUES (?, ?, ?, ?, 0, ?)",
      arguments: [station.id.rawValue, station.name, key, token.hex, last.hex])
  }

  /// Every station, by name.
  public func stations() throws -> [StoredStation] {
    try Row.fetchAll(database, sql: "SELECT * FROM station ORDER BY id").map(StoredStation.init)
  }

  /// The station that holds a token with that digest.
  public func station(token: Digest) throws -> StoredStation? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM station WHERE token = ?", arguments: [token.hex]
    ).map(StoredStation.init)
  }

  /// Notes how far a station's chain has come.
  public func setChain(
    of station: Identifier<Station>, sequence: Int64, last: Digest
  ) throws {
    try database.execute(
      sql: "UPDATE station SET sequence = ?, last = ? WHERE id = ?",
      arguments: [sequence, last.hex, station.rawValue])
  }
}

extension StoredStation {
  fileprivate init(_ row: Row) throws {
    guard let last = Digest(hex: row["last"]) else { throw DatabaseError(message: "station") }
    self.init(
      station: Station(id: Identifier(row["id"]), name: row["name"]), key: row["key"],
      sequence: row["sequence"], last: last)
  }
}
