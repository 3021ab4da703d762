import GateDiscs
import GateDomain
import Synchronization

/// How far the burn of the moment is; shown live, never a basis of a decision.
final class BurnBoard: Sendable {
  private let bytes = Mutex<[String: UInt64]>([:])

  /// Bytes written, by burn.
  var current: [String: UInt64] { bytes.withLock { $0 } }

  /// Notes how far a burn is.
  func progress(of burn: Identifier<Burn>, is written: UInt64) {
    bytes.withLock { $0 = [burn.rawValue: written] }
  }
}
