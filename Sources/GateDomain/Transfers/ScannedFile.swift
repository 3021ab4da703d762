/// A quarantined file with its evidence and the verdict that follows from it.
public struct ScannedFile: Hashable, Sendable {
  /// The file.
  public let file: QuarantinedFile
  /// What was found out about it.
  public let evidence: Evidence
  /// The conclusion.
  public let verdict: Verdict

  /// Judges a file.
  ///
  /// There is no other way to make a scanned file, so a verdict can never be anything but what the
  /// evidence says.
  public init(
    judging file: QuarantinedFile, name: NameDefect?, type: TypeAnswer,
    engines: [EngineFinding], tree: ContentTree = ContentTree(), signatures: SignatureAge
  ) {
    self.file = file
    evidence = Evidence(
      copy: file.copy, name: name, type: type, engines: engines, signatures: signatures, tree: tree)
    verdict = .judging(evidence)
  }
}

extension ScannedFile: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, evidence
  }

  /// Reads file and evidence and judges anew: a stored or sent verdict is never believed.
  ///
  /// Security: evidence of a whole copy beside a file whose copying broke off is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    file = try container.decode(QuarantinedFile.self, forKey: .file)
    evidence = try container.decode(Evidence.self, forKey: .evidence)
    guard evidence.copy == file.copy else {
      throw DecodingError.dataCorruptedError(
        forKey: .evidence, in: container, debugDescription: "file and evidence differ")
    }
    verdict = .judging(evidence)
  }

  /// Writes file and evidence.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(evidence, forKey: .evidence)
  }
}
