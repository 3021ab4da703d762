import GateDomain
import GRDB

/// The server's tables: people, sessions, requests, grants, transfers, stations and the outbox.
///
/// Every change goes through one transaction that also holds its audit records, so that neither
/// exists without the other.
public final class ServerStore: Sendable {
  private let pool: DatabasePool
  private let path: String
  private let ended = EndedTransfers()
  private let known = KnownRequests()
  private let knownPeople = KnownValues<Person>(limit: 10_000)

  /// Opens or creates the file at `path`.
  ///
  /// - Throws: `StoreError`.
  public init(path: String) throws {
    self.path = path
    pool = try StoreFile.open(path, migrations: ServerSchema.migrations)
  }

  /// Reads a consistent state.
  public func read<Value>(_ body: (ServerTransaction) throws -> Value) throws -> Value {
    try translating {
      try pool.read { try body(transaction(in: $0)) }
    }
  }

  /// Changes everything in `body`, durably, or nothing.
  public func write<Value>(_ body: (ServerTransaction) throws -> Value) throws -> Value {
    try translating {
      try pool.write { try body(transaction(in: $0)) }
    }
  }

  /// Empties the journal, where what was overwritten would still be found.
  public func forgetOverwritten() throws {
    try translating {
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
  }

  private func transaction(in database: Database) -> ServerTransaction {
    ServerTransaction(
      database: database, ended: ended, known: known, knownPeople: knownPeople,
      changesBefore: database.totalChangesCount)
  }

  private func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError {
      throw StoreError(error, file: path)
    }
  }
}

/// What can be asked and changed while a transaction of the server's store is open.
public struct ServerTransaction {
  let database: Database
  let ended: EndedTransfers
  let known: KnownRequests
  let knownPeople: KnownValues<Person>
  let changesBefore: Int

  /// Whether it has changed anything yet.
  var hasChanged: Bool { database.totalChangesCount != changesBefore }
}
