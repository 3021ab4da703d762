public import GateDomain
public import GatePolicy
public import GateSigning

/// A held file that security officers released: besides `CleanFile` the only thing that a release
/// folder accepts.
public struct ReviewedFile: Sendable {
  /// The file and its evidence.
  public let scanned: ScannedFile
  /// The transfer that brought it.
  public let transfer: Transfer
  /// The officers' decision under the office's signature.
  public let decision: Verified<ReviewDecision>

  /// Takes a held file that a decision releases; nil unless everything fits.
  ///
  /// Security: the office's signature alone is NEVER enough. The reasons are computed anew from
  /// the evidence that this station gathered, and this station's policy must put every one of them
  /// up for review by no more officers than decided, all different and none of them the requester
  /// that this station knows. Malware never passes. ReviewedFileTests holds the whole table.
  ///
  /// - Parameters:
  ///   - scanned: The file as this station judged it.
  ///   - transfer: The transfer as this station ran it.
  ///   - decision: What the officers decided.
  ///   - policy: What this station's policy says of held files.
  public init?(
    _ scanned: ScannedFile, of transfer: Transfer, by decision: Verified<ReviewDecision>,
    under policy: HeldPolicy
  ) {
    let reasons = scanned.heldReasons
    guard decision.statement.disposition == .release,
      decision.statement.names(scanned, of: transfer), decision.statement.isSound,
      !reasons.contains(.infected),
      case .review(let need) = policy.decision(for: reasons),
      Set(decision.statement.officers.map(\.id)).subtracting([transfer.requester]).count >= need
    else { return nil }
    self.scanned = scanned
    self.transfer = transfer
    self.decision = decision
  }
}

extension ReviewDecision {
  /// Whether the decision is about exactly this file of this transfer, held for these reasons.
  ///
  /// A transfer that did not end with a release has nothing in quarantine to decide about.
  public func names(_ scanned: ScannedFile, of transfer: Transfer) -> Bool {
    self.transfer == transfer.id && station == transfer.station
      && requester == transfer.requester && transfer.state == .released
      && index == scanned.file.index && digest == scanned.file.digest
      && reasons == scanned.heldReasons && !reasons.isEmpty
  }
}
