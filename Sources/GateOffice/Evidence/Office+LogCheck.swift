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
  /// Something does not hold; the first finding and where.
  case wrong(finding: Words, at: Timestamp)
  /// It could not be carried out: nothing is known.
  case failed(at: Timestamp)
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

  /// Has the whole published log read by a process that knows nothing of this one.
  ///
  /// To be called now and then; a call while another runs does nothing.
  ///
  /// - Parameter verifier: The path of `gatectl`, which an auditor would use.
  /// - Throws: Why it could not be carried out, which the first screen then says also.
  public func checkLog(with verifier: String) async throws {
    let isFree = audit.withLock { state in
      defer { state.isChecking = true }
      return !state.isChecking
    }
    guard isFree else { return }
    do { endCheck(try await verification(by: verifier)) } catch {
      endCheck(.failed(at: .now))
      throw error
    }
  }

  private func endCheck(_ check: LogCheck) {
    audit.withLock { state in
      state.check = check
      state.isChecking = false
    }
  }

  private func verification(by verifier: String) async throws -> LogCheck {
    guard
      let key = NoteKey(
        name: site.origin, key: try KeyFile.signingKey(folder.logKey).verificationKey)
    else { throw LogVerification.Failure(what: "no key of the log") }
    let stations = try store.read { try $0.stations() }.map {
      (name: $0.station.id.rawValue, key: $0.key)
    }
    let verification = LogVerification(
      program: verifier, folder: folder.log, key: key, stations: stations)
    return try await onOwnThread(givesWay: true) { try verification.run() }
  }
}
