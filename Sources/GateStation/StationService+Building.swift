import Foundation
public import GateDevices
import GateDomain
import GateEngines
public import GateIntranetWatch
import GateLinux
import GatePolicy
import GateSignatures
import GateSigning
public import GateSite
import GateStationLink
import GateStore
import GateTransfer
import GateWire
import GateWorkers
public import Logging

extension StationService {
  /// Builds a station from its folder; the caller holds the folder's lock.
  ///
  /// - Parameters:
  ///   - folder: The site.
  ///   - programs: The folder of `gate-ingest` and `gate-scan`.
  ///   - devices: Where devices come from.
  ///   - burner: Where discs are burned.
  ///   - intranet: Hears the intranet; nil when this program may not.
  ///   - logger: The journal.
  /// - Throws: `PolicyProblems`, `StoreError`, `KeyFileError`, `SystemError`.
  public init(
    folder: SiteFolder, programs: String, devices: any DeviceSource, burner: Burner = .none,
    intranet: PacketSocket? = nil, logger: Logger
  ) throws {
    let site = try SiteConfiguration.load(folder.configuration)
    let policy = try PolicyBundle.load(folder: folder.policies)
    let key = try KeyFile.signingKey(folder.stationKey)
    let officeKey = try KeyFile.verificationKey(folder.grantVerificationKey)
    let store = try StationStore(path: folder.stationStore, station: site.station.id, key: key)
    let link = StationLink(try Self.connection(site, token: try KeyFile.line(folder.stationToken)))
    let quarantine = Quarantine(folder: folder.quarantine)
    let signatures = SignatureStore(folder.signatures)
    try signatures.adopt()
    let rules = try Self.rules(policy.engines, folder)
    let engines = Engines(policy.engines, seconds: policy.scanning.scanSeconds)
    parts = StationParts(
      station: site.station, policy: policy, offsetSeconds: site.timeZoneOffset,
      allowsWithoutLandlock: site.allowWithoutLandlock, folder: folder,
      store: store, link: link, stationKey: key, officeKey: officeKey, quarantine: quarantine,
      release: ReleaseFolder(folder: folder.release, quarantine: quarantine),
      pool: Self.pool(policy.scanning, site: site, signatures, rules, programs: programs),
      signatures: signatures,
      checker: SignatureChecker(
        program: programs + "/gate-scan", allowsWithoutLandlock: site.allowWithoutLandlock),
      engines: engines, enginesDigest: try Self.digest(of: engines, rules),
      scanProgram: try FileDigest.sha256(of: programs + "/gate-scan"),
      ingestProgram: programs + "/gate-ingest",
      burnProgram: programs + "/gate-burn",
      texts: TextExaminer(
        program: programs + "/gate-extract", rules: folder.rules,
        allowsWithoutLandlock: site.allowWithoutLandlock),
      spooler: Spooler(store: store, link: link, logger: logger),
      grants: GrantBook(
        link: link, officeKey: officeKey, folder: folder, rules: policy.sealRules),
      watchBook: WatchBook(link: link, officeKey: officeKey, folder: folder),
      devices: devices, intranet: intranet)
    self.burner = burner
    self.logger = logger
  }

  private static func connection(_ site: SiteConfiguration, token: String) throws
    -> ServerConnection
  {
    let address = "http://\(site.host):\(site.port)"
    guard let connection = ServerConnection(address: address, token: token) else {
      throw SystemError(call: "connect", object: address, number: EINVAL)
    }
    return connection
  }

  private static func pool(
    _ rules: ScanningPolicy, site: SiteConfiguration, _ signatures: SignatureStore,
    _ yaraRules: SignatureFiles?, programs: String
  ) -> ScanPool {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return ScanPool(
      program: programs + "/gate-scan", signatures: signatures.folderInForce,
      workers: rules.workers > 0 ? rules.workers : cores,
      limits: ScanLimits(rules), allowsWithoutLandlock: site.allowWithoutLandlock,
      rules: yaraRules)
  }

  // A policy that turns YARA on without rules is a mistake that must not pass unseen.
  private static func rules(_ policy: EnginesPolicy, _ folder: SiteFolder) throws(SystemError)
    -> SignatureFiles?
  {
    guard let name = policy.yaraRules else { return nil }
    let path = folder.rules + "/" + name
    guard let files = SignatureFiles(of: path) else {
      throw SystemError(call: "open", object: path, number: ENOENT)
    }
    return files
  }

  private static func digest(of engines: Engines, _ rules: SignatureFiles?) throws -> Digest {
    Digest.of(engines.digest.bytes + (try rules?.digest().bytes ?? []))
  }
}
