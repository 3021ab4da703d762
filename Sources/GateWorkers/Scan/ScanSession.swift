public import GateDomain
public import GateWire

/// The right to have files scanned by one engine with one set of virus signatures.
///
/// As long as a session lives, its engine stays, even when newer signatures are in force: all
/// answers of one transfer come from the set that its manifest names. When that engine is lost for
/// good, the rest of its files answer `notAsked` and are held; they never go to another set.
public final class ScanSession: Sendable {
  /// What the engine has loaded.
  public let database: SignatureDatabase
  private let generation: EngineGeneration

  init?(_ generation: EngineGeneration) {
    guard let database = generation.database else { return nil }
    self.database = database
    self.generation = generation
    generation.hold()
  }

  /// Has one file scanned, as soon as a worker is free, in the order of the calls.
  ///
  /// The descriptor must be open for reading and stay open until the answer is there.
  public func scan(_ descriptor: Int32) async -> ScanReport {
    await generation.scan(descriptor)
  }

  deinit {
    generation.letGo()
  }
}
