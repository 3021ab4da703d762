import GateExtraction

/// Why a reader gave up on a file or member; what it had read by then was handed out.
struct Unread: Error {
  let reason: Unreadable.Reason
  let detail: String

  init(_ reason: Unreadable.Reason, _ detail: String = "") {
    self.reason = reason
    self.detail = detail
  }
}
