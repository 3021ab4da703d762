extension Evidence {
  /// Every reason that alone would hold the file, in the order of `HeldReason.allCases`; empty
  /// exactly when the verdict is clean.
  ///
  /// Security: a verdict names only the gravest objection. Whoever asks whether a held file may be
  /// released must look at all of them, or what may be released would hide what must not.
  public var heldReasons: [HeldReason] {
    let reasons = Set(objections.compactMap(\.heldReason))
    return HeldReason.allCases.filter(reasons.contains)
  }

  /// What each piece of evidence alone would say, those that say clean left out and none twice;
  /// the verdict itself is the first.
  public var objections: [Verdict] {
    let asked = engines.isEmpty ? [[]] : engines.map { [$0] }
    var parts = asked.map { Self.alone(engines: $0) }
    parts += [
      Self.alone(copy: copy), Self.alone(signatures: signatures), Self.alone(name: name),
      Self.alone(type: type),
    ]
    let all = [Verdict.judging(self)] + parts.map { Verdict.judging($0) }
    var found: [Verdict] = []
    for verdict in all where verdict != .clean && !found.contains(verdict) { found.append(verdict) }
    return found
  }

  // One piece of evidence among others that nobody could object to.
  fileprivate static func alone(
    copy: CopyOutcome = .complete, name: NameDefect? = nil,
    type: TypeAnswer = .allowed(ContentType(rawValue: "")),
    engines: [EngineFinding] = [EngineFinding(engine: "", answer: .clean)],
    signatures: SignatureAge = .fresh
  ) -> Evidence {
    Evidence(copy: copy, name: name, type: type, engines: engines, signatures: signatures)
  }
}

extension EngineFinding {
  /// What this finding alone says of the file.
  public var verdict: Verdict { .judging(.alone(engines: [self])) }
}

extension ScannedFile {
  /// Every reason that holds the file; empty exactly when it is clean.
  public var heldReasons: [HeldReason] { evidence.heldReasons }
}
