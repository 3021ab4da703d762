import GateAdmission
import GateDomain
import GateForms
import GatePasskeys
import GateSigning
import GateSite
import GateStationLink
import GateWire
import Synchronization

/// The grants that the server offers this station, verified here.
///
/// Security: only statements under the office's signature get in; everything else that the
/// server sends is as if it had not been sent. Approvals that the station's own policy wants sealed
/// are checked here too, against the roster that lies on the station.
final class GrantBook: Sendable {
  private let link: StationLink
  private let officeKey: VerificationKey
  private let folder: SiteFolder
  private let rules: [SealRule]
  private let offers = Mutex<[OfferedGrant]?>(nil)

  init(
    link: StationLink, officeKey: VerificationKey, folder: SiteFolder, rules: [SealRule]
  ) {
    self.link = link
    self.officeKey = officeKey
    self.folder = folder
    self.rules = rules
  }

  /// What is offered now; nil while the server is away.
  var current: [OfferedGrant]? { offers.withLock { $0 } }

  /// Whether the server says that `transfer` holds the lease of `grant`; nil while it is away.
  func isLeased(_ grant: Identifier<Grant>, to transfer: Identifier<Transfer>) -> Bool? {
    current.map { offers in
      offers.contains { $0.grant.statement.id == grant && $0.lease == transfer }
    }
  }

  /// Asks the server once.
  func refresh() async {
    let sent = try? await link.grants()
    let verified = sent?.compactMap { sent in
      Unverified<Grant>(statement: sent.statement, signature: sent.signature)
        .verified(by: officeKey).map { (grant: $0, lease: sent.lease) }
    }
    let seals = seals(for: verified?.map(\.grant.statement) ?? [])
    let offered = verified?.map { grant, lease in
      OfferedGrant(
        grant: grant, lease: lease, isSealed: (try? seals.check(grant.statement)) != nil)
    }
    offers.withLock { $0 = offered }
  }

  /// What checks the seals of grants.
  ///
  /// Asked for twice a second, so the roster is read and verified only where it decides something.
  func seals(for grants: [Grant]) -> GrantSeals {
    let needsRoster = GrantSeals.needRoster(grants, rules: rules)
    return GrantSeals(roster: needsRoster ? RosterFile.read(folder) : nil, rules: rules)
  }

  /// Asks the server twice a second until the task is cancelled, so that a revocation is obeyed
  /// within a second.
  func run() async {
    while !Task.isCancelled {
      await refresh()
      try? await Task.sleep(for: .milliseconds(500))
    }
  }
}
