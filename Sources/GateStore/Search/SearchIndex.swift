import Foundation
import GRDB
import GateAuditLog

/// Finds records of the audit log by any word in them: people, devices, digests, numbers, reasons.
///
/// It is made from the log and holds nothing else: it can be deleted and grows again. Words are
/// kept as 64-bit numbers, so every hit is looked at in the record itself before it counts.
public final class SearchIndex: Sendable {
  private let queue: DatabaseQueue

  private static let tables = """
    CREATE TABLE word (word INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (word, idx))
      WITHOUT ROWID;
    CREATE TABLE reached (next INTEGER NOT NULL);
    INSERT INTO reached VALUES (0);
    """

  /// Opens or creates the file; one that is damaged or older begins anew.
  public init(path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 {
        try database.execute(sql: Self.tables)
      }
    }
  }

  /// Takes in what the log has grown by, at most `limit` records a call.
  ///
  /// - Returns: Whether there is more to take in.
  public func catchUp(with log: AuditLogStore, limit: Int = 20_000) throws -> Bool {
    try queue.write { database in
      let next = try Int64.fetchOne(database, sql: "SELECT next FROM reached") ?? 0
      let records = try log.records(from: next, limit: limit)
      guard let last = records.last else { return false }
      let insert = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO word (word, idx) VALUES (?, ?)")
      for entry in records {
        guard let record = Record(bytes: entry.bytes) else { continue }
        for word in record.searchWords {
          try insert.execute(arguments: [Self.number(of: word), entry.index])
        }
      }
      try database.execute(sql: "UPDATE reached SET next = ?", arguments: [last.index + 1])
      return records.count == limit
    }
  }

  /// How many records it has taken in.
  public func reached() throws -> Int64 {
    try queue.read { try Int64.fetchOne($0, sql: "SELECT next FROM reached") ?? 0 }
  }

  /// The places of records that may hold all these words, newest first.
  ///
  /// - Parameters:
  ///   - words: As `Record.searchWords` writes them; never empty.
  ///   - before: Only records before this place.
  ///   - limit: How many at most.
  /// - Returns: The places.
  /// - Throws: What SQLite reports.
  public func places(of words: [String], before: Int64, limit: Int) throws -> [Int64] {
    let numbers = words.map { Self.number(of: $0) }
    let rest = numbers.dropFirst().map { _ in
      "AND EXISTS (SELECT 1 FROM word w WHERE w.word = ? AND w.idx = word.idx)"
    }
    return try queue.read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT idx FROM word WHERE word = ? AND idx < ? \(rest.joined(separator: " "))
          ORDER BY idx DESC LIMIT ?
          """,
        arguments: StatementArguments([numbers[0], before] + numbers.dropFirst() + [Int64(limit)]))
    }
  }

  // FNV-1a: fast, and the same on every run.
  static func number(of word: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
