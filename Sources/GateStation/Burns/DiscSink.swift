import Dispatch
import GateDomain
import GateLinux
import GateSigning
import GateWire
import GateWorkers
import Synchronization

/// What the station does while `gate-burn` works: hands out files, hashes the image, decides.
final class DiscSink: BurnSink {
  private struct State {
    var hasher = DigestHasher()
    var bytes: UInt64 = 0
    var notes: [String] = []
    var refusal: (any Error)?
  }

  // Enough for every message of a good burn; a burner that complains without end is cut off.
  private static let noteLimit = 20

  private let folder: BurnFolder
  private let meter: BurnMeter
  private let decide: @Sendable (DiscReport, UInt64) async throws -> Void
  private let state = Mutex(State())

  init(
    folder: BurnFolder, meter: BurnMeter,
    decide: @escaping @Sendable (DiscReport, UInt64) async throws -> Void
  ) {
    self.folder = folder
    self.meter = meter
    self.decide = decide
  }

  /// SHA-256 and size of what went to the burner.
  var image: (digest: Digest, bytes: UInt64) {
    state.withLock { ($0.hasher.finish(), $0.bytes) }
  }

  /// What the burner said.
  var notes: [String] { state.withLock(\.notes) }

  /// Why the station would not have it burned.
  var refusal: (any Error)? { state.withLock(\.refusal) }

  func descriptor(of index: UInt32) -> OwnedDescriptor? { folder.open(index) }

  func copied(_ bytes: UnsafeRawBufferPointer) {
    // The lock's closure may not hold on to the caller's bytes.
    let piece = unsafe Array(bytes)
    state.withLock { state in
      state.hasher.update(piece)
      state.bytes += UInt64(piece.count)
    }
  }

  // Called on the burn's own thread, which may wait; the decision itself must not block a thread
  // of the pool, so it runs as a task that this thread waits for.
  func mayBurn(_ disc: DiscReport, imageBytes: UInt64) -> Bool {
    let done = DispatchSemaphore(value: 0)
    Task {
      do { try await decide(disc, imageBytes) } catch {
        state.withLock { $0.refusal = error }
      }
      done.signal()
    }
    done.wait()
    return refusal == nil
  }

  func progressed(_ bytes: UInt64) { meter.reach(bytes) }

  func noted(_ text: String) {
    state.withLock { state in
      if state.notes.count < Self.noteLimit { state.notes.append(text) }
    }
  }
}
