public import GateDomain
import GRDB

extension ServerTransaction {
  /// Puts every held file of a transfer that ended with a release up for review.
  public func openReviews(of transfer: Identifier<Transfer>) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO review (transfer, number, state)
        SELECT transfer, number, 'undecided' FROM transfer_file WHERE transfer = ? AND is_held
        """, arguments: [transfer.rawValue])
  }

  /// Stores a review on which somebody has acted.
  public func save(_ review: Review) throws {
    try database.execute(
      sql: "UPDATE review SET state = ?, json = ? WHERE transfer = ? AND number = ?",
      arguments: [
        review.state.name, try StoredJSON.encode(review), review.transfer.rawValue,
        Int64(clamping: review.index),
      ])
  }

  /// The review of one file; nil while nobody has acted on it.
  public func review(of transfer: Identifier<Transfer>, index: UInt64) throws -> Review? {
    try String.fetchOne(
      database,
      sql: "SELECT json FROM review WHERE transfer = ? AND number = ? AND json IS NOT NULL",
      arguments: [transfer.rawValue, Int64(clamping: index)]
    ).map { try StoredJSON.decode($0) }
  }

  /// Reviews of a transfer on which somebody has acted, by place on the medium.
  ///
  /// - Parameters:
  ///   - transfer: Whose files.
  ///   - first: The first index that counts.
  ///   - last: The last index that counts.
  /// - Returns: None for files that nobody has decided anything about.
  /// - Throws: What the layer below throws.
  public func reviews(
    of transfer: Identifier<Transfer>, from first: UInt64, through last: UInt64
  ) throws -> [Review] {
    try String.fetchAll(
      database,
      sql: """
        SELECT json FROM review WHERE transfer = ? AND number BETWEEN ? AND ? AND json IS NOT NULL
        ORDER BY number
        """,
      arguments: [transfer.rawValue, Int64(clamping: first), Int64(clamping: last)]
    ).map { try StoredJSON.decode($0) }
  }

  /// Held files that are up for review, those of the newest transfer first.
  ///
  /// - Parameters:
  ///   - states: Names of the states to list; empty for every state.
  ///   - after: Only those behind this place; nil from the first.
  ///   - limit: How many at most.
  /// - Returns: Their places.
  /// - Throws: What the layer below throws.
  public func heldFiles(
    states: [String], after: (transfer: Identifier<Transfer>, index: UInt64)?, limit: Int
  ) throws -> [(transfer: Identifier<Transfer>, index: UInt64)] {
    var arguments: [any DatabaseValueConvertible] = states
    var clauses =
      states.isEmpty
      ? [] : ["state IN (\(states.map { _ in "?" }.joined(separator: ", ")))"]
    if let after {
      clauses.append("(transfer < ? OR (transfer = ? AND number > ?))")
      arguments += [
        after.transfer.rawValue, after.transfer.rawValue, Int64(clamping: after.index),
      ]
    }
    let condition = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT transfer, number FROM review \(condition)
        ORDER BY transfer DESC, number LIMIT \(limit)
        """, arguments: StatementArguments(arguments)
    ).map { (Identifier($0["transfer"]), UInt64(clamping: $0["number"] as Int64)) }
  }

  /// How many held files are in these states, counted up to `limit`.
  public func heldCount(states: [String], limit: Int) throws -> Int {
    let marks = states.map { _ in "?" }.joined(separator: ", ")
    return try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM (SELECT 1 FROM review WHERE state IN (\(marks)) LIMIT \(limit))
        """, arguments: StatementArguments(states)) ?? 0
  }
}
