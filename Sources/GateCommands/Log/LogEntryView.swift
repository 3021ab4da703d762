import GateAuditLog
import GateDomain

/// A page of the audit log as the server sends it, newest first.
struct LogAnswer: Decodable {
  /// How many records there are.
  let size: Int64
  /// The latest signed checkpoint, verbatim.
  let checkpoint: String
  /// The records.
  let records: [LoggedText]
}

/// A record as the server sends it: its index and its exact bytes.
struct LoggedText: Decodable {
  let index: Int64
  let record: String
}

/// A record as this program prints one.
struct LogEntryView: Encodable {
  let index: Int64
  let time, event, outcome, source, subject, objectKind, objectID: String
  /// The record itself, for readers that want all of it.
  let record: String
  private let shownTime: String

  private enum CodingKeys: CodingKey {
    case index, time, event, outcome, source, subject, objectKind, objectID, record
  }

  /// Reads what the server sent; nil unless it is a record in its canonical form.
  init?(_ logged: LoggedText) {
    guard let record = Record(bytes: Array(logged.record.utf8)) else { return nil }
    index = logged.index
    time = record.time.rfc3339
    event = record.event.rawValue
    outcome = record.outcome.rawValue
    source = record.source
    subject = record.subject.name.isEmpty ? record.subject.id : record.subject.name
    (objectKind, objectID) = record.object
    self.record = logged.record
    shownTime = Shown.time(record.time)
  }

  /// Reads a page, or says that it cannot be trusted.
  static func read(_ page: [LoggedText]) throws -> [LogEntryView] {
    let views = page.map(LogEntryView.init)
    guard !views.contains(where: { $0 == nil }) else {
      throw CommandFailure(
        "record-malformed",
        what: Words("服务器给出的记录不是规范形式", "the server sent a record that is not in its canonical form"),
        hint: Words("请运行 gatectl log verify", "run `gatectl log verify`"))
    }
    return views.compactMap(\.self)
  }

  static func table(_ entries: [LogEntryView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("序号", "Index", .right), .init("时间", "Time"), .init("事件", "Event"),
          .init("结果", "Outcome"), .init("主体", "Subject"), .init("来源", "Source"),
          .init("客体", "Object"),
        ],
        rows: entries.map {
          [
            String($0.index), $0.shownTime, $0.event, $0.outcome, RawName($0.subject).escaped,
            $0.source, "\($0.objectKind) \(RawName($0.objectID).escaped)",
          ]
        }
      ).lines(in: language)
    }
  }
}
