import Dispatch
import Foundation

/// The signals that ask this program to end: Ctrl-C, an operator, a closed terminal.
final class StopSignals: Sendable {
  /// Opens with the first of them.
  let arrival: Latch
  // Kept so that the sources live as long as this object; never touched again.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  init() {
    let arrival = Latch()
    self.arrival = arrival
    unsafe sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // The default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { arrival.open() }
      source.resume()
      return source
    }
  }
}
