import Foundation
import GRDB
import GateDomain
import GateRetention
import GateSigning

extension InspectionState {
  /// The last report's number and digest; nil before the first.
  func lastReport() throws -> (number: UInt64, digest: Digest)? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT number, digest FROM report ORDER BY number DESC LIMIT 1"
      )
      .flatMap { row in
        Digest(hex: row["digest"]).map { (UInt64(clamping: row["number"] as Int64), $0) }
      }
    }
  }

  /// What the reports so far say is open.
  func reported() throws -> [(key: Digest, kind: ReportedFinding.Kind, subject: RawName)] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT key, kind, subject FROM reported").compactMap { row in
        let (key, subject): (Data, Data) = (row["key"], row["subject"])
        guard let digest = Digest(bytes: Array(key)),
          let kind = ReportedFinding.Kind(rawValue: row["kind"])
        else { return nil }
        return (digest, kind, RawName(Array(subject)))
      }
    }
  }

  /// What was removed by order and stands in no report yet.
  func purged() throws -> [PurgedFile] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM purged ORDER BY number").compactMap { row in
        let path: Data = row["path"]
        guard let digest = Digest(hex: row["digest"]), let order = Digest(hex: row["purge_order"])
        else { return nil }
        return PurgedFile(
          path: RawName(Array(path)), digest: digest,
          at: Timestamp(milliseconds: row["at"]), order: order)
      }
    }
  }

  /// Notes that a file is being removed by order; the note's number.
  func note(_ file: PurgedFile) throws -> Int64 {
    try write { database in
      try database.execute(
        sql: "INSERT INTO purged (path, digest, at, purge_order) VALUES (?, ?, ?, ?)",
        arguments: [
          Data(file.path.bytes), file.digest.hex, file.at.milliseconds, file.order.hex,
        ])
      return database.lastInsertedRowID
    }
  }

  /// Takes a note back: the file is still there.
  func unnote(_ number: Int64) throws {
    try write { try $0.execute(sql: "DELETE FROM purged WHERE number = ?", arguments: [number]) }
  }

  /// Takes a report for given: it is the last, and what it says is what is open.
  func close(_ report: InspectionReport, digest: Digest) throws {
    try write { database in
      try database.execute(
        sql: "INSERT INTO report VALUES (?, ?, ?)",
        arguments: [
          Int64(clamping: report.number), digest.hex, report.finishedAt.milliseconds,
        ])
      for settled in report.settled where settled.outcome.provesGone {
        try database.execute(
          sql: "DELETE FROM reported WHERE key = ?", arguments: [Data(settled.key.bytes)])
      }
      for finding in report.findings {
        try database.execute(
          sql: "INSERT OR REPLACE INTO reported VALUES (?, ?, ?)",
          arguments: [
            Data(finding.key.bytes), finding.kind.rawValue, Data(finding.subject.bytes),
          ])
      }
      try database.execute(sql: "DELETE FROM purged")
    }
  }
}
