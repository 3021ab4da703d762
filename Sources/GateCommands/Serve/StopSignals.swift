import Dispatch
import Foundation

/// The signals that ask this program to end: Ctrl-C, an operator, a closed terminal.
final class StopSignals: Sendable {
  private let stream: AsyncStream<Void>
  // Kept so that the sources live as long as this object; never touched again.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    self.stream = stream
    unsafe sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // The default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
  }

  /// Returns when the next signal arrives, or when the task is cancelled.
  func next() async {
    for await _ in stream { return }
  }
}
