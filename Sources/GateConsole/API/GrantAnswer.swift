import GateDomain
import GateSigning

/// `GET /api/v1/requests/ID/grant`: the signed grant and where it stands.
struct GrantAnswer: Codable {
  /// The grant under the office's signature.
  let grant: Unverified<Grant>
  /// The word for its state, such as `ready`.
  let state: String
}
