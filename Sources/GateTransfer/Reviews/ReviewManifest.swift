public import GateDomain
import GateSigning

/// What stands beside a file that officers released: who decided, on which verdict.
///
/// It has the members of a transfer's manifest, so that the same tools check it, and
/// `review` besides.
public struct ReviewManifest: Sendable {
  private let file: ReviewedFile
  private let policy: Digest
  private let releasedAt: Timestamp

  /// Describes a release under the policy bundle with that digest.
  public init(_ file: ReviewedFile, policy: Digest, releasedAt: Timestamp) {
    self.file = file
    self.policy = policy
    self.releasedAt = releasedAt
  }

  /// The manifest as one value; `docs/held-files.md` names the fields.
  public var canonical: JSONValue {
    let transfer = file.transfer
    return [
      "device": .string(transfer.device.display),
      "files": [Manifest.describe(file.scanned, isReleased: true)],
      "grant": .string(transfer.grant.rawValue), "policy": .string(policy.hex),
      "released_at": .string(releasedAt.rfc3339), "request": .string(transfer.request.rawValue),
      "request_number": .string(transfer.requestNumber),
      "requester": .string(transfer.requester.rawValue), "review": review,
      "station": .string(transfer.station.rawValue), "transfer": .string(transfer.id.rawValue),
      "v": 2,
    ]
  }

  // The statement stands there as it was signed, so that anybody with the office's key can check it.
  private var review: JSONValue {
    let statement = file.decision.statement
    return [
      "decided_at": .string(statement.decidedAt.rfc3339),
      "decision": .string(statement.id.rawValue),
      "officers": .array(
        statement.officers.map {
          ["at": .string($0.at.rfc3339), "id": .string($0.id.rawValue), "name": .string($0.name)]
        }),
      "reasons": .array(statement.reasons.map { .string($0.rawValue) }),
      "signature": .string(file.decision.unverified.signature),
      "statement": .string(file.decision.unverified.statement),
    ]
  }
}
