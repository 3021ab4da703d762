public import GateDomain

/// An engine that has loaded a new set and passed its self-test, and that nobody uses yet.
public final class PreparedEngine: Sendable {
  /// What it has loaded.
  public let database: SignatureDatabase
  let signatures: String
  let generation: EngineGeneration

  init(_ generation: EngineGeneration, signatures: String, database: SignatureDatabase) {
    self.generation = generation
    self.signatures = signatures
    self.database = database
    generation.hold()
  }

  /// Gives it up, unless it has come into use.
  public func discard() {
    generation.retire()
  }

  deinit {
    generation.letGo()
  }
}
