/// The review of one held file: what security officers decided and what became of it (复核).
public struct Review: Hashable, Sendable, Codable {
  /// The transfer that brought it.
  public let transfer: Identifier<Transfer>
  /// Where it lies.
  public let station: Identifier<Station>
  /// Who brought it, and so must NEVER decide about it.
  public let requester: Identifier<Person>
  /// Its place on the medium.
  public let index: UInt64
  /// SHA-256 of the file.
  public let digest: Digest
  /// Every reason that holds it, in the order of `HeldReason.allCases`; never empty.
  public let reasons: [HeldReason]
  /// Where the review stands.
  public internal(set) var state: ReviewState
  /// Which decision is being made, from 1.
  public internal(set) var round: Int
  /// What officers said, oldest first.
  public internal(set) var votes: [ReviewVote]

  /// Opens the review of a file; nil unless it is held and its transfer ended with a release.
  ///
  /// A transfer that failed has thrown its quarantine away.
  public init?(of scanned: ScannedFile, in transfer: Transfer) {
    let reasons = scanned.heldReasons
    guard !reasons.isEmpty, transfer.state == .released else { return nil }
    self.transfer = transfer.id
    station = transfer.station
    requester = transfer.requester
    index = scanned.file.index
    digest = scanned.file.digest
    self.reasons = reasons
    state = .undecided
    round = 1
    votes = []
  }

  /// What counts for the decision that is being made or was made last.
  public var standingVotes: [ReviewVote] { votes.filter { $0.round == round } }
}
