import GateStationLink
import GateStore
import GateWire
import Logging

/// Brings the station's records to the server and tells who waits when they are in the audit log.
///
/// Security: what must not happen unrecorded waits here first; while the server is away it waits
/// as long as that takes.
actor Spooler {
  private let store: StationStore
  private let link: StationLink
  private let logger: Logger
  private var acknowledged: Int64 = 0
  private var waiting: [(sequence: Int64, continuation: CheckedContinuation<Void, any Error>)] = []
  private var wake: CheckedContinuation<Void, Never>?

  init(store: StationStore, link: StationLink, logger: Logger) {
    self.store = store
    self.link = link
    self.logger = logger
  }

  /// Whether the last exchange with the server came off.
  private(set) var isServerThere = false

  /// Sends until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      do {
        try await sendEverything()
        isServerThere = true
        await pause(.seconds(1))
      } catch {
        if isServerThere { logger.warning("server away", metadata: ["error": "\(error)"]) }
        isServerThere = false
        await pause(.milliseconds(500))
      }
    }
    for waiter in waiting { waiter.continuation.resume(throwing: CancellationError()) }
    waiting = []
  }

  /// Returns once the server has everything up to `sequence` in the audit log.
  ///
  /// - Throws: `CancellationError` when the station stops before.
  func awaitAcknowledgement(of sequence: Int64) async throws {
    guard sequence > acknowledged else { return }
    guard !Task.isCancelled else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      waiting.append((sequence, continuation))
      wake?.resume()
      wake = nil
    }
  }

  /// Sends soon, without waiting for it.
  func nudge() {
    wake?.resume()
    wake = nil
  }

  private func sendEverything() async throws {
    while !Task.isCancelled {
      let batch = try store.read { try $0.spool(limit: RecordBatch.limit) }
      let answer =
        batch.isEmpty
        ? try await link.acknowledged()
        : try await link.send(RecordBatch(records: batch.map(\.record)))
      try settle(answer.sequence)
      if batch.isEmpty { return }
    }
  }

  // Security: a server that has more of the chain than this station wrote has it from another
  // program with the same keys. What waits here is not in the log, and must NEVER go on.
  private func settle(_ sequence: Int64) throws {
    guard try sequence <= store.read({ try $0.lastSequence() }) else { throw ForkedChain() }
    try store.write { try $0.clearSpool(upTo: sequence) }
    acknowledged = max(acknowledged, sequence)
    for waiter in waiting where waiter.sequence <= acknowledged { waiter.continuation.resume() }
    waiting.removeAll { $0.sequence <= acknowledged }
  }

  // Ends early when somebody waits: a transfer should not stand still for a second.
  private func pause(_ duration: Duration) async {
    guard waiting.isEmpty || !isServerThere else { return }
    let alarm = Task { [weak self] in
      try? await Task.sleep(for: duration)
      await self?.nudge()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { wake = $0 }
    } onCancel: {
      alarm.cancel()
    }
    alarm.cancel()
  }
}

/// The server has records of this station that this station did not write.
struct ForkedChain: Error {}
