/// What one officer says about a held file.
public struct ReviewAct: Hashable, Sendable, Codable {
  /// Most UTF-8 bytes of a reason, so that its record is taken.
  public static let longestReason = 4_000

  /// What shall become of it.
  public let disposition: ReviewDisposition
  /// SHA-256 of the file that the officer saw.
  public let digest: Digest
  /// The reasons that the officer saw; an act on any others is stale.
  public let reasons: [HeldReason]
  /// Why; never empty.
  public let why: String
  /// Who can open an export; nil for everything else.
  public let recipient: ExportRecipient?

  /// Describes an act.
  public init(
    _ disposition: ReviewDisposition, digest: Digest, reasons: [HeldReason], why: String,
    recipient: ExportRecipient? = nil
  ) {
    self.disposition = disposition
    self.digest = digest
    self.reasons = reasons
    self.why = why
    self.recipient = recipient
  }
}
