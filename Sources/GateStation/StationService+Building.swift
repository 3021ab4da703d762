import Foundation
import GateAdmission
public import GateDevices
import GateDomain
import GateLinux
import GatePolicy
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
  ///   - devices: The folder of virtual devices.
  ///   - logger: The journal.
  /// - Throws: `PolicyProblems`, `StoreError`, `KeyFileError`, `SystemError`.
  public init(folder: SiteFolder, programs: String, devices: VirtualDevices, logger: Logger)
    throws
  {
    let site = try SiteConfiguration.load(folder.configuration)
    let policy = try PolicyBundle.load(folder: folder.policies)
    let key = try KeyFile.signingKey(folder.stationKey)
    let officeKey = try KeyFile.verificationKey(folder.grantVerificationKey)
    let store = try StationStore(path: folder.stationStore, station: site.station.id, key: key)
    let link = StationLink(try Self.connection(site, token: try KeyFile.line(folder.stationToken)))
    let quarantine = Quarantine(folder: folder.quarantine)
    parts = StationParts(
      station: site.station, policy: policy, offsetSeconds: site.timeZoneOffset,
      allowsWithoutLandlock: site.allowWithoutLandlock, folder: folder,
      store: store, link: link, stationKey: key, officeKey: officeKey, quarantine: quarantine,
      release: ReleaseFolder(folder: folder.release, quarantine: quarantine),
      pool: Self.pool(policy.scanning, site: site, folder: folder, programs: programs),
      ingestProgram: programs + "/gate-ingest",
      spooler: Spooler(store: store, link: link, logger: logger),
      grants: GrantBook(link: link, officeKey: officeKey),
      mediumPath: { devices.imagePath(port: $0.port) })
    self.devices = devices
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
    _ rules: ScanningPolicy, site: SiteConfiguration, folder: SiteFolder, programs: String
  ) -> ScanPool {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return ScanPool(
      program: programs + "/gate-scan", signatures: folder.signatures,
      workers: rules.workers > 0 ? rules.workers : cores,
      limits: ScanLimits(rules), allowsWithoutLandlock: site.allowWithoutLandlock)
  }
}
