public import GateDomain
import GateSignIn
import GateStore
public import GateWire
import GateSite
import Synchronization
import GateSigning

extension Office {
  /// The stations that exist.
  public func stations() async -> [Station] {
    (try? store.read { try $0.stations().map(\.station) }) ?? []
  }

  /// Devices that are plugged in now, by the stations' latest reports.
  public func devices(by person: Person) async throws -> [DeviceSighting] {
    live.withLock { state in
      state.reports.sorted { $0.key < $1.key }.flatMap(\.value.devices)
    }
  }

  /// The engine and signatures in use, by the latest report; nil before there is one.
  public func signatures() async -> SignatureDatabase? {
    live.withLock { $0.reports.values.compactMap(\.signatures).first }
  }

  /// When a station last reported; nil when none has since the server started.
  public func stationLastSeen() async -> Timestamp? {
    live.withLock { $0.seen.values.max() }
  }

  /// The grants that the station with this token may act on.
  public func grants(stationToken: String) async throws -> [StationGrant] {
    let station = try station(token: stationToken).station
    // Security: what is not leased yet is offered only while its requester's pledge counts.
    return try store.read { transaction in
      try transaction.usableGrants(at: station.id).filter { grant in
        guard grant.state.lease == nil else { return true }
        guard let request = try transaction.request(grant.request.rawValue) else { return false }
        return try isPledged(request.requester, in: transaction)
      }
    }.map {
      StationGrant(
        statement: $0.unverified.statement, signature: $0.unverified.signature,
        lease: $0.state.lease)
    }
  }

  /// Takes a station's picture of the moment.
  public func report(_ report: StationReport, stationToken: String) async throws {
    let station = try station(token: stationToken).station
    guard report.devices.allSatisfy({ $0.station == station.id }) else { throw Refusal.notAllowed }
    live.withLock { state in
      state.reports[station.id] = report
      state.seen[station.id] = .now
    }
  }

  /// How much of the station's chain is in the audit log.
  public func acknowledged(stationToken: String) async throws -> RecordAcknowledgement {
    RecordAcknowledgement(sequence: try station(token: stationToken).sequence)
  }

  func station(token: String) throws -> StoredStation {
    let digest = SecretToken.digest(of: token)
    guard let station = try store.read({ try $0.station(token: digest) }) else {
      throw Refusal.notSignedIn
    }
    return station
  }
}
