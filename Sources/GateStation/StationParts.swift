import GateDevices
import GateDomain
import GateEngines
import GateIntranetWatch
import GatePolicy
import GateSigning
import GateSite
import GateSignatures
import GateStationLink
import GateStore
import GateTransfer
import GateWorkers

/// Everything that a station's services share, built once at the start.
struct StationParts: Sendable {
  let station: Station
  let policy: PolicyBundle
  let offsetSeconds: Int
  let allowsWithoutLandlock: Bool
  let folder: SiteFolder
  let store: StationStore
  let link: StationLink
  let stationKey: SigningKey
  let officeKey: VerificationKey
  let quarantine: Quarantine
  let release: ReleaseFolder
  let pool: ScanPool
  let signatures: SignatureStore
  let checker: SignatureChecker
  let engines: Engines
  /// SHA-256 over the engines besides libclamav and their rules.
  let enginesDigest: Digest
  /// SHA-256 of `gate-scan` as it was at the start.
  let scanProgram: Digest
  let ingestProgram: String
  let burnProgram: String
  let texts: TextExaminer
  let spooler: Spooler
  let grants: GrantBook
  let watchBook: WatchBook
  let devices: any DeviceSource
  /// Hears the intranet; nil when this program may not.
  let intranet: PacketSocket?

  /// How old signatures are by the policy; stale when they claim to come from the future by more
  /// than a day, for then a clock lies.
  func age(of database: SignatureDatabase, at time: Timestamp) -> SignatureAge {
    guard database.publishedAt < time.adding(seconds: 86_400) else { return .stale }
    return policy.scanning.age(days: database.ageInDays(at: time))
  }
}
