import Foundation
import GateAuditLog
import GateDirectory
import GateDomain
import GateLinux
import GatePAM
public import GatePolicy
import GateSignIn
import GateSigning
public import GateSite
import GateStore
import Synchronization

/// The server's use cases: what people and stations may ask for, each checked, stored with its
/// records in one transaction and answered only once the records are in the audit log.
///
/// Security invariant: cannot log means cannot allow. No method answers success before the
/// records of what it did are durable in the audit log.
public final class Office: Sendable {
  /// The policy bundle in force.
  public let policy: PolicyBundle
  /// The site's configuration.
  public let site: SiteConfiguration

  let folder: SiteFolder
  let store: ServerStore
  let log: AuditLogStore
  let recorder: Recorder
  let grantKey: SigningKey
  let storeKey: StoreKey?
  let slots = HashingSlots()
  let directorySlots = HashingSlots()
  let directory: Directory?
  let pam: PAMService?
  let live = Mutex(LiveState())
  let audit = Mutex(AuditState())
  let knownRecords = KnownRecords()

  /// Opens a site; the caller holds its lock.
  ///
  /// - Throws: `PolicyProblems`, `StoreError`, `Refusal` or what the audit log found wrong.
  public init(folder: SiteFolder) throws {
    self.folder = folder
    site = try SiteConfiguration.load(folder.configuration)
    directory = try Self.directory(of: site)
    pam = Self.pam(of: site)
    policy = try PolicyBundle.load(folder: folder.policies)
    grantKey = try KeyFile.signingKey(folder.grantKey)
    store = try ServerStore(path: folder.serverStore)
    storeKey = try Self.storeKey(folder, store)
    if let storeKey { try Self.sealTimeCodes(in: store, with: storeKey) }
    log = try AuditLogStore(
      path: folder.logStore, tiles: folder.log, origin: site.origin,
      key: try KeyFile.signingKey(folder.logKey))
    recorder = Recorder(store: store, log: log)
  }

  /// Records that the server runs; called once before anything is served.
  public func begin() async throws {
    let record = Record.ofServer(
      .serverStarted, at: .now, by: .init(id: "server"), on: ("site", site.origin),
      body: ["bundle_version": .integer(Int64(policy.version))], policy: policy.digest)
    _ = try await change { transaction in try transaction.enqueue(record.bytes) }
    try sweepAttachments()
  }

  /// Runs `body` in one transaction and returns once its records are in the audit log.
  @discardableResult
  func change<Value: Sendable>(_ body: (ServerTransaction) throws -> Value) async throws -> Value {
    let value = try store.write(body)
    do { try await recorder.flush() } catch { throw Refusal.cannotLog }
    return value
  }

  /// Records a refusal and throws it on; a refusal that cannot be recorded is still a refusal.
  func refuse<Reason: Error>(
    _ reason: Reason, code: String, by subject: Record.Subject,
    on object: (kind: String, id: String)
  ) async -> Reason {
    let record = Record.ofServer(
      .refused, at: .now, by: subject, on: object, outcome: .failure,
      body: ["code": .string(code)], policy: policy.digest)
    _ = try? await change { try $0.enqueue(record.bytes) }
    return reason
  }
}
