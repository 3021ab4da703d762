import Foundation
public import GateDiscs
public import GateDomain
import GRDB

extension ServerTransaction {
  /// Stores a medium of the register, new or changed; `change` is what the next stocktake counts.
  public func save(_ medium: RegisteredMedium, change: String, at time: Timestamp) throws {
    let (holder, due) = Self.holder(of: medium)
    try database.execute(
      sql: """
        INSERT INTO medium VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET state = excluded.state, custodian = excluded.custodian,
          holder = excluded.holder, due = excluded.due, json = excluded.json
        """,
      arguments: [
        medium.number.text, medium.kind.rawValue, medium.state.name, medium.custodian.rawValue,
        holder, due, try StoredJSON.encode(medium),
      ])
    try database.execute(
      sql: "INSERT INTO medium_change (kind, at, change) VALUES (?, ?, ?)",
      arguments: [medium.kind.rawValue, time.milliseconds, change])
  }

  /// The medium with this number.
  public func medium(_ number: MediumNumber) throws -> RegisteredMedium? {
    try media("number = ?", [number.text], limit: 1).first
  }

  /// Media of the register by number.
  ///
  /// - Parameters:
  ///   - text: Part of a number, of a person's name or account, or of a file name; all of a
  ///     digest; empty for all.
  ///   - state: Only those in this state.
  ///   - limit: How many at most.
  /// - Returns: At most `limit` media.
  /// - Throws: What the layer below throws.
  public func media(matching text: String, state: String?, limit: Int) throws -> [RegisteredMedium]
  {
    var (conditions, arguments) = ([String](), [any DatabaseValueConvertible]())
    if let state {
      conditions.append("state = ?")
      arguments.append(state)
    }
    if let digest = Digest(hex: text) {
      conditions.append("number IN (SELECT medium FROM medium_file WHERE digest = ?)")
      arguments.append(Data(digest.bytes))
    } else if !text.isEmpty {
      conditions.append(
        """
        (instr(number, upper(?)) OR instr(custodian, ?) OR instr(holder, ?)
          OR number IN (SELECT medium FROM medium_file WHERE instr(path, ?)))
        """)
      arguments += [text, text, text, text]
    }
    return try media(
      conditions.isEmpty ? "1" : conditions.joined(separator: " AND "),
      StatementArguments(arguments), limit: limit)
  }

  /// Media that should have come back before `time`.
  public func overdueMedia(at time: Timestamp) throws -> [RegisteredMedium] {
    try media("state = 'issued' AND due < ?", [time.milliseconds], limit: 1_000)
  }

  /// Notes which files a disc holds.
  public func save(_ files: [BurnFile], on medium: MediumNumber) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO medium_file VALUES (?, ?, ?, ?)")
    for (number, file) in files.enumerated() {
      try statement.execute(
        arguments: [medium.text, number, Data(file.digest.bytes), file.path.escaped])
    }
  }

  /// The last count of a kind; nil before the first.
  public func lastStocktake(of kind: MediumKind) throws -> Stocktake? {
    try String.fetchOne(
      database, sql: "SELECT json FROM stocktake WHERE kind = ? ORDER BY number DESC LIMIT 1",
      arguments: [kind.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// Every count, newest first.
  public func stocktakes(limit: Int) throws -> [Stocktake] {
    try String.fetchAll(
      database, sql: "SELECT json FROM stocktake ORDER BY number DESC LIMIT ?", arguments: [limit]
    ).map { try StoredJSON.decode($0) }
  }

  /// Stores a count; what happened before it counts for the next one no more.
  public func save(_ stocktake: Stocktake) throws {
    try database.execute(
      sql: "INSERT INTO stocktake (kind, at, json) VALUES (?, ?, ?)",
      arguments: [
        stocktake.kind.rawValue, stocktake.at.milliseconds, try StoredJSON.encode(stocktake),
      ])
    try database.execute(
      sql: "DELETE FROM medium_change WHERE kind = ?", arguments: [stocktake.kind.rawValue])
  }

  /// How often each change happened to media of a kind since the last count.
  public func changesSinceStocktake(of kind: MediumKind) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT change, COUNT(*) AS count FROM medium_change WHERE kind = ? GROUP BY change",
      arguments: [kind.rawValue])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["change"], $0["count"]) })
  }

  private static func holder(of medium: RegisteredMedium) -> (String, Int64?) {
    guard case .issued(let holder, let due) = medium.state else { return ("", nil) }
    return (holder, due.milliseconds)
  }

  private func media(_ condition: String, _ arguments: StatementArguments, limit: Int) throws
    -> [RegisteredMedium]
  {
    try String.fetchAll(
      database,
      sql: "SELECT json FROM medium WHERE \(condition) ORDER BY number DESC LIMIT \(limit)",
      arguments: arguments
    ).map { try StoredJSON.decode($0) }
  }
}
