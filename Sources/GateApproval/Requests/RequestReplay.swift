public import GateAuditLog
public import GateDomain

/// Every request as the audit log tells it: the records are done again, one after the other.
public struct RequestReplay: Sendable {
  /// The requests by name.
  public private(set) var requests: [Identifier<Request>: Request] = [:]

  /// What records call a request: one of a form, or one to burn discs.
  public static let kinds: Set = ["request", "burn-request"]

  /// Knows nothing yet.
  public init() {}

  /// Does again what the record says; records of other things are passed over.
  ///
  /// - Returns: Whether the record could be done again: a record of a request that could not means
  ///   that the log tells of something that the rules refuse.
  public mutating func follow(_ record: Record) -> Bool {
    guard Self.kinds.contains(record.object.kind), let body = record.body["entry"] else {
      return true
    }
    guard let entry: RequestEntry = try? body.decoded() else { return false }
    let id = Identifier<Request>(record.object.id)
    if let submitted = entry.submitted {
      guard requests[id] == nil, submitted.id == id else { return false }
      requests[id] = submitted
      return true
    }
    guard let request = requests[id], let next = Self.next(request, entry, at: record.time) else {
      return false
    }
    requests[id] = next
    return true
  }

  private static func next(_ request: Request, _ entry: RequestEntry, at time: Timestamp)
    -> Request?
  {
    if let act = entry.act, let person = entry.by {
      return try? request.applying(act, by: person, at: time, mandates: entry.mandates ?? [])
    }
    return switch entry.automatic {
    case .lapse: request.lapsing(at: time)
    case .close: request.ending(used: true, at: time)
    case .expire: request.ending(used: false, at: time)
    case .escalate: request.escalating(at: time)
    case .remind: request.reminding(at: time)
    case nil: nil
    }
  }
}
