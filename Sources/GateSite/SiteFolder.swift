/// Where everything of one installation lies.
public struct SiteFolder: Hashable, Sendable {
  /// The folder itself.
  public let root: String

  /// Names a site's folder.
  public init(_ root: String) {
    self.root = root
  }

  /// The site's configuration.
  public var configuration: String { root + "/gatehouse.yaml" }
  /// The policy bundle in force.
  public var policies: String { root + "/policies" }
  /// The rules in force.
  public var rules: String { root + "/rules" }
  /// Whom the intranet watch looks for, and where.
  public var watchList: String { root + "/intranet-watch" }
  /// The server's own folder.
  public var server: String { root + "/server" }
  /// The server's tables.
  public var serverStore: String { server + "/store.sqlite" }
  /// The audit log's tables.
  public var logStore: String { server + "/log.sqlite" }
  /// The published audit log: checkpoint, tiles, entries.
  public var log: String { server + "/log" }
  /// The server's keys.
  public var serverKeys: String { server + "/keys" }
  /// Signs grants.
  public var grantKey: String { serverKeys + "/grant.key" }
  /// Signs checkpoints.
  public var logKey: String { serverKeys + "/log.key" }
  /// Opens the secrets in the server's tables.
  public var storeKey: String { serverKeys + "/store.key" }
  /// What is known of the documents that left through the gate.
  public var exportRegister: String { server + "/exports.gatereg" }
  /// The station's own folder.
  public var station: String { root + "/station" }
  /// The station's tables.
  public var stationStore: String { station + "/station.sqlite" }
  /// The station's keys.
  public var stationKeys: String { station + "/keys" }
  /// Signs records and manifests.
  public var stationKey: String { stationKeys + "/station.key" }
  /// Verifies grants.
  public var grantVerificationKey: String { stationKeys + "/grant.pub" }
  /// The signed roster of passkeys that count under decisions.
  public var roster: String { stationKeys + "/roster.json" }
  /// Verifies the roster.
  public var rosterVerificationKey: String { stationKeys + "/roster.pub" }
  /// What the station shows the server.
  public var stationToken: String { station + "/token" }
  /// Files that nobody has released.
  public var quarantine: String { station + "/quarantine" }
  /// Released transfers.
  public var release: String { station + "/release" }
  /// Held files that left the quarantine encrypted for an analyst.
  public var export: String { station + "/export" }
  /// The virus signatures in force.
  public var signatures: String { station + "/signatures" }
}
