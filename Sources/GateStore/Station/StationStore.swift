public import GateDomain
public import GateSigning
import GRDB

/// A station's own tables: its transfers as durable jobs and the records the server has not yet
/// acknowledged.
public final class StationStore: Sendable {
  private let pool: DatabasePool
  private let path: String
  private let key: SigningKey
  private let station: Identifier<Station>

  /// Opens or creates the file at `path`; records are signed with `key`.
  ///
  /// - Throws: `StoreError`.
  public init(path: String, station: Identifier<Station>, key: SigningKey) throws {
    self.path = path
    self.station = station
    self.key = key
    pool = try StoreFile.open(path, migrations: StationSchema.migrations)
  }

  /// Reads a consistent state.
  public func read<Value>(_ body: (StationTransaction) throws -> Value) throws -> Value {
    try translating { try pool.read { try body(transaction($0)) } }
  }

  /// Changes everything in `body`, durably, or nothing.
  public func write<Value>(_ body: (StationTransaction) throws -> Value) throws -> Value {
    try translating { try pool.write { try body(transaction($0)) } }
  }

  private func transaction(_ database: Database) -> StationTransaction {
    StationTransaction(database: database, station: station, key: key)
  }

  private func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError {
      throw StoreError(error, file: path)
    }
  }
}

/// What can be asked and changed while a transaction of a station's store is open.
public struct StationTransaction {
  let database: Database
  let station: Identifier<Station>
  let key: SigningKey
}
