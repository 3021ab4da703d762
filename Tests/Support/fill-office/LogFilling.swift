import GateAuditLog
import GatePolicy
import GateDomain
import GateSite
import GateSigning
import GateStore

/// Fills an audit log with records of refusals, such as a station writes over the years.
struct LogFilling {
  private static let batch: Int64 = 2_000

  private let log: AuditLogStore
  private let policy: Digest

  init(site: String) throws {
    let folder = SiteFolder(site)
    let configuration = try SiteConfiguration.load(folder.configuration)
    policy = try PolicyBundle.load(folder: folder.policies).digest
    log = try AuditLogStore(
      path: folder.logStore, tiles: folder.log, origin: configuration.origin,
      key: try KeyFile.signingKey(folder.logKey))
  }

  func fill(to count: Int64) throws {
    while log.size < count {
      let start = log.size
      try log.append(
        (start..<min(start + Self.batch, count)).map { number in
          Record.ofServer(
            .refused, at: .now, by: .init(id: "staff\(number % 200)"),
            on: ("transfer", "T\(number / 50)"), outcome: .failure,
            body: ["code": .string("bench-\(number)")], policy: policy
          ).bytes
        })
    }
    try log.close()
  }
}
