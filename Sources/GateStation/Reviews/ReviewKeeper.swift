import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateStore
import GateWire
import Logging

/// Fetches officers' decisions on held files from the server and carries them out, one at a time.
///
/// Security: only statements under the office's signature count; everything else that the server
/// sends is as if it had not been sent.
struct ReviewKeeper: Sendable {
  let parts: StationParts
  let logger: Logger

  /// Asks the server every second until the task is cancelled.
  ///
  /// - Throws: Faults of the station's own store: what cannot be recorded must not go on.
  func run() async throws {
    while !Task.isCancelled {
      // A server that is away, or a list that makes no sense, is asked again.
      let offered = (try? await parts.link.reviews()) ?? []
      for decision in offered.compactMap(verified) { try await settle(decision) }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func verified(_ sent: StationReview) -> Verified<ReviewDecision>? {
    Unverified<ReviewDecision>(statement: sent.statement, signature: sent.signature)
      .verified(by: parts.officeKey)
  }

  private func settle(_ decision: Verified<ReviewDecision>) async throws {
    do {
      try await ReviewRun(parts: parts, decision: decision).run()
    } catch let error as StoreError {
      throw error
    } catch {
      // A full disk, for instance; the decision stands and is tried again.
      logger.error("decision will be tried again", metadata: ["error": "\(error)"])
    }
  }
}
