import GateDomain
import GateSigning
import GateStore

/// Answers that were given before for the very same content under the very same rules.
///
/// Security: an answer counts again only for equal bytes (SHA-256, computed by the station while
/// it wrote them), the same scanning program, engines, virus signatures and policy; a change of
/// any of these asks anew. Names play no part: the verdict on a name is made each time.
struct InspectionCache: Sendable {
  private let store: StationStore
  /// The digest of everything besides the content that an answer depends on.
  let context: Digest

  /// A cache for what these together say.
  ///
  /// - Parameters:
  ///   - store: The station's, which keeps the answers.
  ///   - program: SHA-256 of the program that walks and scans.
  ///   - database: The engine with its virus signatures.
  ///   - others: SHA-256 over what the other engines are and which rules they have.
  ///   - policy: The policy bundle's digest.
  init(
    store: StationStore, program: Digest, database: SignatureDatabase, others: Digest,
    policy: Digest
  ) {
    self.store = store
    var hasher = DigestHasher()
    for part in [program, Digest.of(Array(database.engine.utf8)), database.digest, others, policy] {
      hasher.update(part.bytes)
    }
    context = hasher.finish()
  }

  /// What was found in content with this digest; nil when it has to be looked at.
  func inspection(of content: Digest) -> Inspection? {
    // A cache that cannot be read costs time and nothing else.
    try? store.read { try $0.inspection(of: content, under: context) }
  }

  /// Forgets what can never be used again.
  func prune() throws {
    try store.write { try $0.pruneInspections(keeping: context) }
  }
}
