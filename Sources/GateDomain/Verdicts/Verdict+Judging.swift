extension Verdict {
  /// The one place where evidence becomes a verdict: total, and clean only by default of every
  /// objection.
  ///
  /// Security invariants, tested by the whole truth table in VerdictTests:
  /// - `clean` needs all five kinds of evidence to be good; any other combination is held;
  /// - what the engine calls malware is `infected`, whatever else is wrong with the file;
  /// - a failure is NEVER clean: no answer, an error, a limit and a death each have their reason.
  public static func judging(_ evidence: Evidence) -> Verdict {
    if case .infected(let name) = evidence.engine { return .infected(name) }
    if case .suspicious(let name) = evidence.engine { return .suspicious(name) }
    return objection(of: evidence.copy) ?? objection(of: evidence.engine)
      ?? objection(of: evidence.signatures) ?? evidence.name.map { .forbidden(.name($0)) }
      ?? objection(of: evidence.type) ?? .clean
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
    case .activeContent(let name): .forbidden(.activeContent(name))
    case .encrypted: .unscannable(.encrypted)
    case .limitExceeded: .unscannable(.limitExceeded)
    case .damaged: .unscannable(.damaged)
    case .failed: .unscannable(.engineFailed)
    case .timedOut: .unscannable(.timedOut)
    case .workerDied: .unscannable(.workerDied)
    case .notAsked: .unscannable(.notScanned)
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
