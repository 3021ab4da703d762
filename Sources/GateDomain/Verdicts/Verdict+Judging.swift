extension Verdict {
  /// The one place where evidence becomes a verdict: total, and clean only by default of every
  /// objection.
  ///
  /// Security invariants, tested by the whole truth table in VerdictTests:
  /// - `clean` needs all five kinds of evidence to be good, and of the engines at least one answer
  ///   and no answer but clean; any other combination is held;
  /// - what any engine calls malware is `infected`, whatever else is wrong with the file;
  /// - a failure is NEVER clean: no answer, an error, a limit and a death each have their reason.
  public static func judging(_ evidence: Evidence) -> Verdict {
    malware(in: evidence.engines) ?? suspicion(in: evidence.engines)
      ?? objection(of: evidence.copy) ?? objection(of: evidence.engines)
      ?? objection(of: evidence.signatures) ?? evidence.name.map { .forbidden(.name($0)) }
      ?? objection(of: evidence.type) ?? .clean
  }

  private static func malware(in engines: [EngineFinding]) -> Verdict? {
    for case .infected(let name) in engines.map(\.answer) { return .infected(name) }
    return nil
  }

  private static func suspicion(in engines: [EngineFinding]) -> Verdict? {
    for case .suspicious(let name) in engines.map(\.answer) { return .suspicious(name) }
    return nil
  }

  private static func objection(of engines: [EngineFinding]) -> Verdict? {
    guard !engines.isEmpty else { return .unscannable(.notScanned) }
    return engines.lazy.compactMap { objection(of: $0.answer) }.first
  }

  private static func objection(of copy: CopyOutcome) -> Verdict? {
    switch copy {
    case .complete: nil
    case .readError: .unscannable(.readError)
    case .readerDied: .unscannable(.readerDied)
    case .tooLarge: .forbidden(.tooLarge)
    }
  }

  private static func objection(of engine: EngineAnswer) -> Verdict? {
    switch engine {
    case .clean: nil
    case .infected(let name): .infected(name)
    case .suspicious(let name): .suspicious(name)
    case .objection(let objection, let detail): verdict(for: objection, detail)
    case .failed: .unscannable(.engineFailed)
    case .timedOut: .unscannable(.timedOut)
    case .workerDied: .unscannable(.workerDied)
    case .notAsked: .unscannable(.notScanned)
    }
  }

  private static func verdict(for objection: ContentObjection, _ detail: String) -> Verdict {
    switch objection {
    case .encryptedArchive: .unscannable(.encryptedArchive)
    case .encryptedDocument: .unscannable(.encryptedDocument)
    case .macro: .forbidden(.macro(detail))
    case .pdfAction: .forbidden(.pdfAction(detail))
    case .activeContent: .forbidden(.activeContent(detail))
    case .embeddedProgram: .forbidden(.embeddedProgram(detail))
    case .polyglot: .forbidden(.polyglot(detail))
    case .memberName: .forbidden(.memberName(detail))
    case .sizeLimit: .unscannable(.sizeLimit)
    case .memberLimit: .unscannable(.memberLimit)
    case .depthLimit: .unscannable(.depthLimit)
    case .timeLimit: .unscannable(.timedOut)
    case .damaged: .unscannable(.damaged)
    case .brokenMedia: .unscannable(.brokenMedia)
    case .notOpened: .unscannable(.notOpened)
    case .readersDisagree: .unscannable(.readersDisagree)
    }
  }

  private static func objection(of signatures: SignatureAge) -> Verdict? {
    switch signatures {
    case .fresh: nil
    case .stale: .unscannable(.signaturesStale)
    }
  }

  private static func objection(of type: TypeAnswer) -> Verdict? {
    switch type {
    case .allowed: nil
    case .forbidden(let type): .forbidden(.type(type))
    case .mismatch(let type, let fileExtension):
      .forbidden(.mismatch(type, fileExtension: fileExtension))
    case .unknown: .unscannable(.typeUnknown)
    }
  }
}
