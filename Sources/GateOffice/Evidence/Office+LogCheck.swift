import GateAuditLog
public import GateDomain
import GateLinux
import GatePolicy
import GateSigning
import GateSite
import GateStore
import Synchronization

/// What an independent reading of the published log came to.
public enum LogCheck: Hashable, Sendable {
  /// Every hash and signature of the first so many records was computed anew and holds.
  case sound(size: Int64, at: Timestamp)
  /// Something does not hold; the first finding.
  case wrong(finding: String, at: Timestamp)
}

/// What the office keeps for those who audit it; made from the log, and lost without harm.
struct AuditState: Sendable {
  var check: LogCheck?
  var isChecking = false
  var search: SearchIndex?
}

extension Office {
  /// The last independent check of the published log; nil before the first.
  public func logCheck() async -> LogCheck? {
    audit.withLock { $0.check }
  }

  /// Reads the whole published log as a stranger would, believing only the keys.
  ///
  /// It knows nothing of the tables that wrote the log. To be called now and then; a call while
  /// another runs does nothing.
  public func checkLog() async {
    let isFree = audit.withLock { state in
      defer { state.isChecking = true }
      return !state.isChecking
    }
    guard isFree else { return }
    let check = try? await onOwnThread(givesWay: true) { self.readWholeLog() }
    audit.withLock { state in
      state.check = check ?? state.check
      state.isChecking = false
    }
  }

  private func readWholeLog() -> LogCheck? {
    guard let seed = try? KeyFile.signingKey(folder.logKey),
      let key = NoteKey(name: site.origin, key: seed.verificationKey),
      let stations = try? store.read({ try $0.stations() })
    else { return nil }
    let keys = stations.compactMap { station in
      VerificationKey(hex: station.key).map { (station.station.id.rawValue, $0) }
    }
    let verifier = LogVerifier(key: key, stations: Dictionary(keys) { $1 })
    let report = verifier.verify(LogFolder(directory: folder.log))
    if report.isProved { return .sound(size: report.records, at: .now) }
    let finding = report.findings.first.map { "\($0)" } ?? "checkpoint"
    return .wrong(finding: finding, at: .now)
  }
}
