public import GateDomain

/// The burn form as somebody filled it in: texts that nobody has checked.
public struct BurnForm: Hashable, Sendable, Codable {
  /// Why, who gets it, and how it may be burned.
  public var purpose, receiver, level, copies, burner, witness, notBefore, notAfter: String

  /// Wraps what arrived.
  public init(
    purpose: String = "", receiver: String = "", level: String = "", copies: String = "1",
    burner: String = "", witness: String = "", notBefore: String = "", notAfter: String = ""
  ) {
    self.purpose = purpose
    self.receiver = receiver
    self.level = level
    self.copies = copies
    self.burner = burner
    self.witness = witness
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

/// `POST /api/v1/burns/drafts`: begin a burn request.
public struct NewDraft: Hashable, Sendable, Codable {
  /// The station that will scan and burn; empty with a single station.
  public let station: String

  /// Begins one.
  public init(station: String) {
    self.station = station
  }
}

/// `GET /api/v1/burns/drafts/ID`: a burn request that is being put together.
public struct DraftAnswer: Hashable, Sendable, Codable {
  /// Its name.
  public let id: Identifier<BurnRequest>
  /// The station.
  public let station: Identifier<Station>
  /// Its files, with what is known of them.
  public let files: [StagedFile]
  /// What was typed when it could not become a request yet; nil when nothing was.
  public let form: BurnForm?

  /// Describes a draft.
  public init(
    id: Identifier<BurnRequest>, station: Identifier<Station>, files: [StagedFile],
    form: BurnForm? = nil
  ) {
    self.id = id
    self.station = station
    self.files = files
    self.form = form
  }

  /// Whether every file may become part of a request.
  public var isFit: Bool { !files.isEmpty && files.allSatisfy(\.isFit) }
}

/// How much of an upload has arrived, and the file once all of it has.
public struct UploadAnswer: Hashable, Sendable, Codable {
  /// Where to go on.
  public let received: UInt64
  /// The file; nil while bytes are missing.
  public let file: StagedFile?

  /// Describes an upload.
  public init(received: UInt64, file: StagedFile?) {
    self.received = received
    self.file = file
  }
}

/// `GET /api/v1/burns/ID`: a burn request with what became of it.
public struct BurnAnswer: Hashable, Sendable, Codable {
  /// The request.
  public let request: BurnRequest
  /// What is known of its files.
  public let files: [StagedFile]
  /// What is left of its grant; nil before there is one.
  public let allowance: BurnAllowance?
  /// Its burns, oldest first.
  public let burns: [Burn]
  /// How far the burn under way is, by the station's latest word; nil while none is.
  public let progress: BurnProgress?
  /// When the files were deleted at the server; nil before.
  public let deletedAt: Timestamp?

  /// Describes a request.
  public init(
    request: BurnRequest, files: [StagedFile], allowance: BurnAllowance?, burns: [Burn],
    progress: BurnProgress? = nil, deletedAt: Timestamp? = nil
  ) {
    self.request = request
    self.files = files
    self.allowance = allowance
    self.burns = burns
    self.progress = progress
    self.deletedAt = deletedAt
  }
}

/// `GET /api/v1/burns/ID/files/N`: one file of a request as approvers see it.
public struct BurnFileAnswer: Hashable, Sendable, Codable {
  /// The request's number.
  public let requestNumber: String
  /// The file.
  public let file: StagedFile
  /// The beginning of its text; nil when there is none, or it was deleted with the file.
  public let preview: TextPreview?

  /// Describes a file.
  public init(requestNumber: String, file: StagedFile, preview: TextPreview?) {
    self.requestNumber = requestNumber
    self.file = file
    self.preview = preview
  }
}

/// `POST /api/v1/burns/ID/start`: burn a copy onto a disc of the register.
public struct StartBurn: Hashable, Sendable, Codable {
  /// The disc's number.
  public let disc: String

  /// Begins a burn.
  public init(disc: String) {
    self.disc = disc
  }
}

/// `POST /api/v1/burns/ID/copies/BURN/…`: call a burn off, or settle one whose copy counts as used.
public struct BurnReason: Hashable, Sendable, Codable {
  /// Why, and what became of the disc.
  public let reason: String

  /// Says why.
  public init(reason: String) {
    self.reason = reason
  }
}
