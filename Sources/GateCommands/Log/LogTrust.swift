import GateAuditLog
import GateSigning

/// What verification of a log rests on: keys, and checkpoints that somebody kept.
struct LogTrust {
  let key: NoteKey
  let stations: [String: VerificationKey]
  var known: [Checkpoint] = []

  var verifier: LogVerifier {
    LogVerifier(key: key, stations: stations, known: known)
  }
}
