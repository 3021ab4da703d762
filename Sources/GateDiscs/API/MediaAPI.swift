/// `POST /api/v1/media`: enter new blank media in the register.
public struct NewMedia: Hashable, Sendable, Codable {
  /// What they are, and what they are for.
  public let kind: MediumKind
  /// Which way data goes on them.
  public let use: MediumUse
  /// The highest mark that may stand on them.
  public let level: DiscLevel
  /// How many, at most 500.
  public let count: Int

  /// Describes new media.
  public init(kind: MediumKind, use: MediumUse, level: DiscLevel, count: Int) {
    self.kind = kind
    self.use = use
    self.level = level
    self.count = count
  }
}

/// `POST /api/v1/media/NUMBER/act`: what a person does with a medium.
public struct CustodyAct: Hashable, Sendable, Codable {
  /// What people do; burns do the rest.
  public enum Act: String, Hashable, Sendable, Codable, CaseIterable {
    /// Hand it to somebody.
    case issue
    /// Take it back.
    case giveBack = "return"
    /// Give it to another custodian.
    case handOver = "hand-over"
    /// Say that it was destroyed; the second person confirms.
    case destroy
    /// Take back what was said about its destruction.
    case keep
    /// Put it away for good.
    case archive
  }

  /// What.
  public let act: Act
  /// Who gets it: anybody for `issue`, an account for `hand-over`.
  public let to: String
  /// When it has to be back, by the office's clock; for `issue`.
  public let due: String

  /// Describes an act.
  public init(act: Act, to: String = "", due: String = "") {
    self.act = act
    self.to = to
    self.due = due
  }
}

/// `GET /api/v1/media/NUMBER`: a medium with what stands on it.
public struct MediumAnswer: Hashable, Sendable, Codable {
  /// The medium.
  public let medium: RegisteredMedium
  /// The burn that wrote it.
  public let burn: Burn?
  /// The request's number, and its files.
  public let requestNumber: String
  /// The files on it.
  public let files: [BurnFile]

  /// Describes a medium.
  public init(
    medium: RegisteredMedium, burn: Burn?, requestNumber: String, files: [BurnFile]
  ) {
    self.medium = medium
    self.burn = burn
    self.requestNumber = requestNumber
    self.files = files
  }
}

/// `POST /api/v1/media/stock`: a count of blank media.
public struct StockCount: Hashable, Sendable, Codable {
  /// What was counted.
  public let kind: MediumKind
  /// How many there were.
  public let counted: Int

  /// Reports a count.
  public init(kind: MediumKind, counted: Int) {
    self.kind = kind
    self.counted = counted
  }
}
