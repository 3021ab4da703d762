import GateAuditLog
import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore

/// The audit log of a site on this machine, with the keys that prove it.
struct SiteLog {
  /// How often a log that grows while it is read is read again.
  private static let attempts = 3

  let site: SiteFolder
  /// The site's own keys.
  let trust: LogTrust

  /// Takes the public halves of the keys that the site keeps.
  init(_ site: SiteFolder) throws {
    let configuration = try site.loadConfiguration()
    let logKey = try KeyFile.signingKey(site.logKey).verificationKey
    guard let key = NoteKey(name: configuration.origin, key: logKey) else {
      throw CommandFailure(
        "bad-origin",
        what: Words("日志标识无效：\(configuration.origin)", "not a log's name: \(configuration.origin)"),
        hint: Words("请检查 gatehouse.yaml 的 origin", "check `origin` in gatehouse.yaml"))
    }
    self.site = site
    let stationKey = try KeyFile.signingKey(site.stationKey).verificationKey
    trust = LogTrust(key: key, stations: [configuration.station.id.rawValue: stationKey])
  }

  /// Proves the log with the site's own keys.
  func report(in language: Language) throws -> LogReportView {
    try report(with: trust, folder: nil, in: language)
  }

  /// Proves the exported log, and that the server's store holds the same leaves.
  ///
  /// A server that runs adds to the log while it is read, so what fails is read again: real damage
  /// stays.
  func report(with trust: LogTrust, folder: String?, in language: Language) throws
    -> LogReportView
  {
    let exported = LogFolder(directory: folder ?? site.log)
    var view = try once(trust, exported, language)
    for _ in 1..<Self.attempts where !view.proved {
      view = try once(trust, exported, language)
    }
    return view
  }

  private func once(_ trust: LogTrust, _ exported: LogFolder, _ language: Language) throws
    -> LogReportView
  {
    let report = trust.verifier.verify(exported)
    guard let size = report.checkpoint?.size else {
      return LogReportView(report, trust: trust, in: language)
    }
    let (count, differences) = try StoredLeaves(path: site.logStore)
      .compare(with: exported, size: size)
    return LogReportView(
      report, trust: trust, storeLeaves: count,
      storeFindings: differences.map {
        .init(code: $0.what.rawValue, place: "record \($0.index)", what: $0.what.words.in(language))
      }, in: language)
  }
}
