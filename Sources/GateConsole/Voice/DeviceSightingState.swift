import GateDomain
import GateWire

/// Whether a device that is plugged in may be read.
enum DeviceSightingState {
  /// A grant covers it.
  case open
  /// Its transfer is over.
  case finished
  /// Nothing allows it.
  case closed
}

extension DeviceSighting {
  /// Whether it may be read.
  var state: DeviceSightingState { isAllowed ? .open : isFinished ? .finished : .closed }

  /// Why, in the reader's language; the other language when the station sent only that.
  func reason(_ voice: Voice) -> String {
    reason[voice.language.rawValue] ?? reason.sorted { $0.key < $1.key }.first?.value ?? ""
  }
}
