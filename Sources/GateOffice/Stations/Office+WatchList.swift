public import GateSigning
public import GateWatchList
import GateDomain
import GateRetention
import GateSite
import GateStore

extension Office {
  // A device that was here within a year may come back, with a request or without.
  private static let remembered: Int64 = 366 * 86_400

  /// Whom the station with this token has to look for on the intranet, under the office's signature.
  ///
  /// Private computers and phones from the moment their entry is approved, and for a year after,
  /// whatever became of the grant; external machines as long as they are registered.
  public func watchList(stationToken: String) async throws -> Unverified<WatchStatement> {
    _ = try station(token: stationToken)
    let now = Timestamp.now
    let entries = try store.read { transaction in
      let grants = try transaction.entryGrants(since: now.adding(seconds: -Self.remembered))
      return grants.compactMap { $0.unverified.verified(by: grantKey.verificationKey)?.statement }
        .flatMap(Self.entries) + (try transaction.machines().flatMap(Self.entries))
    }
    return Verified(signing: WatchStatement(entries, issuedAt: now), with: grantKey).unverified
  }

  private static func entries(of grant: Grant) -> [WatchEntry] {
    guard grant.action == .deviceEntry, case .list(let addresses)? = grant.scope["addresses"] else {
      return []
    }
    let words = ["owner", "model"].compactMap { field -> String? in
      guard case .text(let text)? = grant.scope[field] else { return nil }
      return text
    }
    let name = ([grant.requestNumber] + words).joined(separator: " ")
    return addresses.compactMap { WatchEntry(address: $0, kind: .privateDevice, name: name) }
  }

  private static func entries(of machine: RegisteredMachine) -> [WatchEntry] {
    machine.networkAddresses.compactMap {
      WatchEntry(
        address: $0, kind: .externalMachine, name: "\(machine.id.rawValue) \(machine.name)")
    }
  }
}
