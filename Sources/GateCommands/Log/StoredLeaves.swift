import Foundation
import GRDB
import GateAuditLog
import GateDomain

/// The leaves in the server's own store, read without ever writing to it.
struct StoredLeaves {
  private let database: DatabaseQueue

  /// Opens `log.sqlite`; the server may be running.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.unreadable(path, error)
    }
  }

  /// Compares the first `size` leaves with the bundles of the exported log.
  ///
  /// - Returns: how many were compared, and what differs.
  func compare(with folder: LogFolder, size: Int64) throws
    -> (count: Int64, findings: [(index: Int64, what: Difference)])
  {
    let layout = TileLayout(size: size)
    var findings: [(Int64, Difference)] = []
    var (count, tile): (Int64, Int64) = (0, 0)
    while case let width = layout.width(of: .entries, index: tile), width > 0 {
      let start = tile * Int64(TilePath.fullWidth)
      let path = TilePath(.entries, index: tile, width: width)
      let exported = try folder.read(path.text).flatMap { EntryBundle.decode($0, count: width) }
      let stored = try leaves(from: start, count: width)
      for offset in 0..<width {
        let index = start + Int64(offset)
        if let difference = Self.difference(stored[index], exported?[offset]) {
          findings.append((index, difference))
        }
      }
      count += Int64(width)
      tile += 1
    }
    return (count, findings)
  }

  /// How a leaf of the store differs from the exported one.
  enum Difference: String {
    /// The store has no such leaf.
    case missing = "store-leaf-missing"
    /// The store has another leaf.
    case differs = "store-leaf-differs"

    var words: Words {
      switch self {
      case .missing: Words("数据库缺少此记录", "the store lacks this record")
      case .differs: Words("数据库中的记录与导出的不同", "the store has another record than the exported log")
      }
    }
  }

  private static func difference(_ stored: [UInt8]?, _ exported: [UInt8]?) -> Difference? {
    guard let stored else { return .missing }
    // A bundle that cannot be read is the verifier's finding, not a difference.
    return exported == nil || stored == exported ? nil : .differs
  }

  private func leaves(from start: Int64, count: Int) throws -> [Int64: [UInt8]] {
    do {
      return try database.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT idx, bytes FROM leaf WHERE idx >= ? AND idx < ?",
          arguments: [start, start + Int64(count)])
        return Dictionary(
          rows.map { row in (row["idx"] as Int64, Array(row["bytes"] as Data)) },
          uniquingKeysWith: { $1 })
      }
    } catch {
      throw Self.unreadable("log.sqlite", error)
    }
  }

  private static func unreadable(_ path: String, _ error: any Error) -> CommandFailure {
    CommandFailure(
      "log-database-unreadable",
      what: Words(
        "日志数据库无法读取：\(path)：\(error)", "the log's store cannot be read: \(path): \(error)"),
      hint: Words("请勿修改文件：先保全证据", "change nothing: secure the evidence first"))
  }
}
