import GateDiscs
import GateDomain
import GateSigning
import GateSite
import GateStationLink
import GateStore
import Logging

/// Fetches burns from the server and carries them out, one at a time.
///
/// Security: only grants under the office's signature count.
struct BurnKeeper: Sendable {
  let parts: StationParts
  let burner: Burner
  let logger: Logger

  /// Ends what a death interrupted, then asks the server every second until cancelled.
  ///
  /// - Throws: Faults of the station's own store: what cannot be recorded must not go on.
  func run() async throws {
    for burn in try parts.store.read({ try $0.interruptedBurns() }) {
      try BurnTask.record(.unknown, of: burn, ["the station was interrupted"], in: parts)
    }
    while !Task.isCancelled {
      let offered = (try? await parts.link.burns()) ?? []
      for offer in offered where offer.burn.state == .ordered { try await carryOut(offer) }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func carryOut(_ offer: StationBurn) async throws {
    let grant = Unverified<BurnGrant>(statement: offer.statement, signature: offer.signature)
      .verified(by: parts.officeKey)
    guard let grant, offer.burn.station == parts.station.id,
      try !parts.store.read({ try $0.knowsBurn(offer.burn.id) })
    else { return }
    logger.info("burn begins", metadata: ["burn": "\(offer.burn.id)"])
    try await BurnTask(parts: parts, burner: burner, burn: offer.burn, grant: grant).run()
  }
}
