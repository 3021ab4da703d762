import GateAuditLog
import Synchronization

/// Records as they were read last: the newest are asked for over and over, and none ever changes.
///
/// What the log holds decides: a kept record counts only while its bytes are the same there.
final class KnownRecords: Sendable {
  private static let limit = 2_000

  private struct Kept {
    let bytes: [UInt8]
    let record: LoggedRecord
  }

  private let kept = Mutex<[Int64: Kept]>([:])

  /// The record at a place of the log; nil if the bytes are none.
  func record(_ entry: (index: Int64, bytes: [UInt8])) -> LoggedRecord? {
    if let known = kept.withLock({ $0[entry.index] }), known.bytes == entry.bytes {
      return known.record
    }
    guard let record = Record(bytes: entry.bytes) else { return nil }
    let logged = LoggedRecord(index: entry.index, record: record)
    kept.withLock { kept in
      if kept.count >= Self.limit { kept.removeAll(keepingCapacity: true) }
      kept[entry.index] = Kept(bytes: entry.bytes, record: logged)
    }
    return logged
  }
}
