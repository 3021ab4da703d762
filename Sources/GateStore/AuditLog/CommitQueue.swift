import Dispatch
import Synchronization

/// Lets batches that arrive while another is being written share the next transaction.
///
/// One thread at a time handles a group, in the order of arrival.
final class CommitQueue: Sendable {
  /// Records to append and who waits for them.
  struct Batch: Sendable {
    let entries: [LogEntry]
    let finish: @Sendable (Result<[Int64], AuditLogError>) -> Void
  }

  // Keeps one transaction, and with it the wait of the first in the group, short.
  private static let groupLimit = 4096

  private let waiting = Mutex<[Batch]>([])
  private let thread = DispatchQueue(label: "gatehouse.audit-log")
  private let handle: @Sendable ([Batch]) -> Void

  init(handle: @escaping @Sendable ([Batch]) -> Void) {
    self.handle = handle
  }

  func add(_ batch: Batch) {
    let isFirst = waiting.withLock {
      $0.append(batch)
      return $0.count == 1
    }
    if isFirst { schedule() }
  }

  /// Returns when everything that was added before has been handled.
  func drain() {
    while waiting.withLock({ !$0.isEmpty }) { thread.sync {} }
    thread.sync {}
  }

  private func schedule() {
    thread.async { [self] in
      let (group, isMore) = take()
      handle(group)
      if isMore { schedule() }
    }
  }

  private func take() -> (group: [Batch], isMore: Bool) {
    waiting.withLock { waiting in
      var count = 0
      var records = 0
      while count < waiting.count, count == 0 || records < Self.groupLimit {
        records += waiting[count].entries.count
        count += 1
      }
      let group = Array(waiting.prefix(count))
      waiting.removeFirst(count)
      return (group, !waiting.isEmpty)
    }
  }
}

/// One answer that one thread waits for.
final class CommitReply: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let answer = Mutex<Result<[Int64], AuditLogError>?>(nil)

  func give(_ result: Result<[Int64], AuditLogError>) {
    answer.withLock { $0 = result }
    semaphore.signal()
  }

  func wait() -> Result<[Int64], AuditLogError> {
    semaphore.wait()
    return answer.withLock { $0 } ?? .failure(AuditLogError(.storeFailed, "no answer"))
  }
}
