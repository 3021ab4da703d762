import Dispatch
import GateDomain
import Synchronization

/// What the reader's thread found, on its way to the judges.
///
/// Bounded: the reader's thread waits while 256 items are unjudged, so memory stays flat.
final class JudgingQueue: Sendable {
  /// One thing that the reader found.
  enum Item: Sendable {
    /// A copied file and what is wrong with its name, found in the order of the medium.
    case file(QuarantinedFile, NameDefect?)
    /// An entry that was passed over.
    case skipped(SkippedEntry)
  }

  /// The items, in order; ends after `finish`.
  let items: AsyncStream<Item>
  private let continuation: AsyncStream<Item>.Continuation
  private let places = DispatchSemaphore(value: 256)
  private let closed = Mutex(false)

  init() {
    (items, continuation) = AsyncStream.makeStream()
  }

  /// Whether nobody judges any more.
  var isClosed: Bool { closed.withLock { $0 } }

  /// Adds an item.
  ///
  /// Blocks the calling thread, which must be the reader's own. After `close` items go nowhere.
  func add(_ item: Item) {
    while places.wait(timeout: .now() + .milliseconds(200)) == .timedOut {
      if isClosed { return }
    }
    continuation.yield(item)
  }

  /// Notes that an item was dealt with.
  func wasJudged() {
    places.signal()
  }

  /// Says that no more items come.
  func finish() {
    continuation.finish()
  }

  /// Says that nobody judges any more, so that the reader does not wait for ever.
  func close() {
    closed.withLock { $0 = true }
    continuation.finish()
  }
}
