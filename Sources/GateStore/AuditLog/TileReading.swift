import Foundation
import GRDB
import GateAuditLog
import GateDomain

/// Reads tiles out of the database.
struct TileReading {
  let db: Database

  func bytes(of tile: TilePath) throws -> [UInt8] {
    let first = tile.index * Int64(TilePath.fullWidth)
    let range = first..<(first + Int64(tile.width))
    switch tile.content {
    case .entries: return EntryBundle.encode(try records(in: range))
    case .hashes(let level): return try hashes(level: level, range: range).flatMap(\.bytes)
    }
  }

  func hashes(level: Int, range: Range<Int64>) throws -> [Digest] {
    let statement =
      level == 0
      ? try db.cachedStatement(
        sql: "SELECT hash FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx")
      : try db.cachedStatement(
        sql: "SELECT hash FROM node WHERE idx >= ? AND idx < ? AND level = ? ORDER BY idx")
    var arguments: StatementArguments = [range.lowerBound, range.upperBound]
    if level > 0 { arguments += [level] }
    let hashes = try blobs(statement, arguments).map(Digest.init(bytes:))
    guard hashes.count == range.count, !hashes.contains(nil) else {
      throw AuditLogError(.databaseDamaged, "hashes \(range) of level \(level) are missing")
    }
    return hashes.compactMap(\.self)
  }

  func records(in range: Range<Int64>) throws -> [[UInt8]] {
    let statement = try db.cachedStatement(
      sql: "SELECT bytes FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx")
    let records = try blobs(statement, [range.lowerBound, range.upperBound])
    guard records.count == range.count else {
      throw AuditLogError(.databaseDamaged, "records \(range) are missing")
    }
    return records
  }

  private func blobs(_ statement: Statement, _ arguments: StatementArguments) throws -> [[UInt8]] {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var blobs: [[UInt8]] = []
    while let row = try rows.next() { blobs.append(try row.bytes(at: 0)) }
    return blobs
  }
}

extension Row {
  /// The bytes of a column, which a damaged database may not have.
  func bytes(at index: Int) throws -> [UInt8] {
    let data: Data? = self[index]
    guard let data else { throw AuditLogError(.databaseDamaged, "an empty column") }
    return Array(data)
  }
}
