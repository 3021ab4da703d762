/// Why a file is held, without its particulars: what the policy of held files has a line for.
public enum HeldReason: String, Hashable, Sendable, Codable, CaseIterable {
  case infected, suspicious
  case encryptedArchive = "encrypted-archive"
  case encryptedDocument = "encrypted-document"
  case sizeLimit = "size-limit"
  case memberLimit = "member-limit"
  case depthLimit = "depth-limit"
  case damaged
  case brokenMedia = "broken-media"
  case notOpened = "not-opened"
  case readersDisagree = "readers-disagree"
  case engineFailed = "engine-failed"
  case timedOut = "timed-out"
  case workerDied = "worker-died"
  case notScanned = "not-scanned"
  case readError = "read-error"
  case readerDied = "reader-died"
  case signaturesStale = "signatures-stale"
  case typeUnknown = "type-unknown"
  case type, mismatch, macro
  case pdfAction = "pdf-action"
  case activeContent = "active-content"
  case embeddedProgram = "embedded-program"
  case polyglot
  case memberName = "member-name"
  case name
  case tooLarge = "too-large"
}

extension Verdict {
  /// Why the file is held; nil exactly when it is clean.
  public var heldReason: HeldReason? {
    switch self {
    case .clean: nil
    case .infected: .infected
    case .suspicious: .suspicious
    case .unscannable(let reason): reason.heldReason
    case .forbidden(let reason): reason.heldReason
    }
  }
}

extension Verdict.Unscannable {
  fileprivate var heldReason: HeldReason {
    switch self {
    case .encryptedArchive: .encryptedArchive
    case .encryptedDocument: .encryptedDocument
    case .sizeLimit: .sizeLimit
    case .memberLimit: .memberLimit
    case .depthLimit: .depthLimit
    case .damaged: .damaged
    case .brokenMedia: .brokenMedia
    case .notOpened: .notOpened
    case .readersDisagree: .readersDisagree
    case .engineFailed: .engineFailed
    case .timedOut: .timedOut
    case .workerDied: .workerDied
    case .notScanned: .notScanned
    case .readError: .readError
    case .readerDied: .readerDied
    case .signaturesStale: .signaturesStale
    case .typeUnknown: .typeUnknown
    }
  }
}

extension Verdict.Forbidden {
  fileprivate var heldReason: HeldReason {
    switch self {
    case .type: .type
    case .mismatch: .mismatch
    case .macro: .macro
    case .pdfAction: .pdfAction
    case .activeContent: .activeContent
    case .embeddedProgram: .embeddedProgram
    case .polyglot: .polyglot
    case .memberName: .memberName
    case .name: .name
    case .tooLarge: .tooLarge
    }
  }
}
