import GateDomain

extension EngineAnswer {
  /// How much an answer forbids, for choosing among several of one file; clean is 0.
  ///
  /// Security: what a review can release must NEVER hide what it cannot, nor that a part of the
  /// file was not seen at all.
  var severity: Int {
    switch self {
    case .clean: 0
    case .suspicious: 1
    case .objection(let objection, _): objection.severity
    case .failed, .timedOut, .workerDied, .notAsked: 3
    case .infected: 5
    }
  }
}

extension ContentObjection {
  fileprivate var severity: Int {
    switch self {
    case .brokenMedia, .macro, .pdfAction, .activeContent: 2
    case .encryptedArchive, .encryptedDocument, .sizeLimit, .memberLimit, .depthLimit, .timeLimit,
      .damaged, .notOpened:
      3
    case .embeddedProgram, .polyglot, .memberName, .readersDisagree: 4
    }
  }

  /// Whether nothing more of the file may be unpacked.
  var isLimit: Bool {
    switch self {
    case .sizeLimit, .memberLimit, .depthLimit, .timeLimit: true
    case .encryptedArchive, .encryptedDocument, .macro, .pdfAction, .activeContent,
      .embeddedProgram, .polyglot, .memberName, .damaged, .brokenMedia, .notOpened,
      .readersDisagree:
      false
    }
  }
}
