public import GateDomain

extension StationBody {
  /// Body of `file.released-by-review`, `file.destroyed`, `file.exported` and `review.refused`.
  public struct Reviewed: Hashable, Sendable, Codable {
    /// The decision that was carried out, or not.
    public let decision: Identifier<ReviewDecision>
    /// The transfer that brought the file.
    public let transfer: Identifier<Transfer>
    /// The file's place on the medium.
    public let index: UInt64
    /// Its path, printable, for readers of the log; empty when the station knows no such file.
    public let path: String
    /// SHA-256 of the file that was decided about.
    public let digest: Digest
    /// What became of the decision.
    public let outcome: ReviewOutcome
    /// SHA-256 of the `manifest.json` beside a released file.
    public let manifest: Digest?
    /// The name of an export's container.
    public let container: String?
    /// Its size in bytes.
    public let containerSize: UInt64?
    /// Its SHA-256.
    public let containerDigest: Digest?

    /// Describes what became of a decision.
    public init(
      _ decision: ReviewDecision, path: String, outcome: ReviewOutcome, manifest: Digest? = nil,
      container: String? = nil, containerSize: UInt64? = nil, containerDigest: Digest? = nil
    ) {
      self.decision = decision.id
      transfer = decision.transfer
      index = decision.index
      self.path = path
      digest = decision.digest
      self.outcome = outcome
      self.manifest = manifest
      self.container = container
      self.containerSize = containerSize
      self.containerDigest = containerDigest
    }
  }
}
