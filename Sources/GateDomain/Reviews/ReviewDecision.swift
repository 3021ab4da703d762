/// A decision on one held file, made from officers' votes.
///
/// Security: a value of this type is only a statement. What a station may act on is
/// `Verified<ReviewDecision>`, and even that only as far as the station's own policy allows.
public struct ReviewDecision: Hashable, Sendable {
  /// An officer, as the decision quotes one.
  public struct Officer: Hashable, Sendable {
    /// Who.
    public let id: Identifier<Person>
    /// The officer's name at that time.
    public let name: String
    /// When the officer decided.
    public let at: Timestamp

    /// Quotes an officer.
    package init(id: Identifier<Person>, name: String, at: Timestamp) {
      self.id = id
      self.name = name
      self.at = at
    }
  }

  /// The decision's own name.
  public let id: Identifier<ReviewDecision>
  /// What shall become of the file.
  public let disposition: ReviewDisposition
  /// The transfer that brought it.
  public let transfer: Identifier<Transfer>
  /// The one station that it is for.
  public let station: Identifier<Station>
  /// The file's place on the medium.
  public let index: UInt64
  /// SHA-256 of the file.
  public let digest: Digest
  /// Every reason that the officers saw.
  public let reasons: [HeldReason]
  /// Who brought it.
  public let requester: Identifier<Person>
  /// Who can open an export; nil for everything else.
  public let recipient: ExportRecipient?
  /// Who decided; never empty, all different, never the requester.
  public let officers: [Officer]
  /// The policy bundle in force when it was made.
  public let policy: Digest
  /// When it was made.
  public let decidedAt: Timestamp

  /// The decision that follows from a review; nil unless the review is decided.
  ///
  /// There is no other way to make a new one.
  public init?(
    id: Identifier<ReviewDecision>, from review: Review, policy: Digest, at time: Timestamp
  ) {
    guard case .decided(let disposition) = review.state else { return nil }
    let votes = review.standingVotes.filter { $0.disposition == disposition }
    self.init(
      id: id, disposition: disposition, transfer: review.transfer, station: review.station,
      index: review.index, digest: review.digest, reasons: review.reasons,
      requester: review.requester, recipient: votes.last?.recipient,
      officers: votes.map { Officer(id: $0.officer, name: $0.name, at: $0.at) }, policy: policy,
      decidedAt: time)
    guard isSound else { return nil }
  }

  /// Reads back a decision from its signed form; only GateSigning calls it, and only what passes
  /// its signature check becomes a `Verified<ReviewDecision>`.
  package init(
    id: Identifier<ReviewDecision>, disposition: ReviewDisposition,
    transfer: Identifier<Transfer>, station: Identifier<Station>, index: UInt64, digest: Digest,
    reasons: [HeldReason], requester: Identifier<Person>, recipient: ExportRecipient?,
    officers: [Officer], policy: Digest, decidedAt: Timestamp
  ) {
    self.id = id
    self.disposition = disposition
    self.transfer = transfer
    self.station = station
    self.index = index
    self.digest = digest
    self.reasons = reasons
    self.requester = requester
    self.recipient = recipient
    self.officers = officers
    self.policy = policy
    self.decidedAt = decidedAt
  }

  /// Whether officers, reasons and recipient fit each other and the disposition.
  ///
  /// Security: true only for different officers, none of them the requester, and NEVER for a
  /// release of malware.
  public var isSound: Bool {
    let ids = officers.map(\.id)
    return !ids.isEmpty && Set(ids).count == ids.count && !ids.contains(requester)
      && !reasons.isEmpty && (disposition == .export) == (recipient != nil)
      && (disposition != .release || !reasons.contains(.infected))
  }
}
