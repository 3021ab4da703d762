import Dispatch
import Glibc
import Synchronization

/// Whether somebody asked the program to stop.
struct StopSignal {
  private final class Flag: Sendable {
    let isRaised = Atomic(false)
  }

  private let flag = Flag()
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { [flag] number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { flag.isRaised.store(true, ordering: .relaxed) }
      source.resume()
      return source
    }
  }

  var isRaised: Bool { flag.isRaised.load(ordering: .relaxed) }
}
