public import GateDomain

/// `GET /api/v1/station/burns`: one burn that a station has to carry out.
///
/// The grant is signed by the office; the station believes it only after its own check.
public struct StationBurn: Hashable, Sendable, Codable {
  /// The burn as the server sees it now.
  public let burn: Burn
  /// The canonical bytes of the grant, as text, and their signature in hexadecimal digits.
  public let statement, signature: String

  /// Hands out a burn.
  public init(burn: Burn, statement: String, signature: String) {
    self.burn = burn
    self.statement = statement
    self.signature = signature
  }
}

/// `GET /api/v1/station/staged`: a file that a station has to scan.
public struct UnjudgedFile: Hashable, Sendable, Codable {
  /// The draft that it belongs to.
  public let draft: Identifier<BurnRequest>
  /// The file.
  public let file: StagedFile

  /// Names a file.
  public init(draft: Identifier<BurnRequest>, file: StagedFile) {
    self.draft = draft
    self.file = file
  }
}

/// The bodies of a station's records about burns.
public enum BurnRecord {
  /// `burn.file-judged`.
  public struct Judged: Hashable, Sendable, Codable {
    /// The draft, and the file's place in it.
    public let draft: Identifier<BurnRequest>
    /// The file's place.
    public let number: UInt64
    /// The digest of the bytes that were scanned.
    public let sha256: Digest
    /// What was found.
    public let evidence: Evidence
    /// The verdict's code, for readers of the log.
    public let verdict: String
    /// What its text says; nil in records of stations that did not read it.
    public let contents: ContentExamination?

    /// Reports a file.
    public init(
      draft: Identifier<BurnRequest>, number: UInt64, sha256: Digest, evidence: Evidence,
      contents: ContentExamination
    ) {
      self.draft = draft
      self.number = number
      self.sha256 = sha256
      self.evidence = evidence
      verdict = Verdict.judging(evidence).code
      self.contents = contents
    }
  }

  /// `burn.began` and `burn.ended`.
  public struct Step: Hashable, Sendable, Codable {
    /// The burn.
    public let burn: Identifier<Burn>
    /// Its request and grant.
    public let request: Identifier<BurnRequest>
    /// The grant.
    public let grant: Identifier<BurnGrant>
    /// The disc.
    public let disc: MediumNumber
    /// How it ended; nil while it has not.
    public let outcome: BurnOutcome?
    /// What the burner said of the disc and of the work, at most some lines.
    public let messages: [String]
    /// What the station calls its try to write; nil when nothing was to be written.
    public let claim: String?

    /// Reports a step.
    public init(_ burn: Burn, outcome: BurnOutcome?, messages: [String], claim: String? = nil) {
      self.burn = burn.id
      request = burn.request
      grant = burn.grant
      disc = burn.disc
      self.outcome = outcome
      self.messages = messages
      self.claim = claim
    }
  }
}
