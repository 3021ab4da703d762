public import GateDomain
public import GateSignatures
public import GateWire
import Glibc
import Synchronization

/// Scans files with a few confined workers that share one engine, and changes to an engine with
/// newer virus signatures without a pause.
///
/// Invariant: there are never more than two engines, the one in use and either one that is being
/// prepared or one that finishes the transfers that began with it.
public final class ScanPool: Sendable {
  private struct State {
    var signatures: String
    var current: EngineGeneration?
    var retired: [EngineGeneration] = []
    var failure: EngineFailure?
  }

  private let plan: EngineGeneration.Plan
  private let state: Mutex<State>

  /// Describes a pool; nothing runs before `start`.
  ///
  /// - Parameters:
  ///   - program: path of `gate-scan`.
  ///   - signatures: the folder with the virus signatures.
  ///   - workers: how many files are scanned at the same time; 0 means one a core.
  ///   - limits: how much of one file is examined and for how long.
  ///   - allowsWithoutLandlock: whether workers may start on a kernel without Landlock.
  ///   - growthLimit: how many bytes a worker may take for itself before it is replaced.
  ///   - rules: the YARA rules as they are now, nil for none; an engine that finds other ones
  ///     later does not start.
  public init(
    program: String, signatures: String, workers: Int, limits: ScanLimits,
    allowsWithoutLandlock: Bool = false, growthLimit: UInt64 = 256 << 20,
    rules: SignatureFiles? = nil
  ) {
    plan = EngineGeneration.Plan(
      program: program,
      workers: workers > 0 ? workers : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      limits: limits, allowsWithoutLandlock: allowsWithoutLandlock, growthLimit: growthLimit,
      rules: rules)
    state = Mutex(State(signatures: signatures))
  }

  /// What is in use for new sessions; nil before the first start, and once no worker is left and
  /// none can be made.
  public var database: SignatureDatabase? {
    state.withLock { $0.current?.database }
  }

  /// Why the last start failed; nil after one that did not.
  public var failure: EngineFailure? { state.withLock { $0.failure } }

  /// Loads the engine and makes the workers; all of them have passed their self-test on return.
  ///
  /// Fails with `workerRefused` when the signatures are missing or broken, or when a worker could
  /// not be confined or failed its self-test; `failure` and `gate-scan`'s standard error say why.
  public func start() async throws(TransferFailure) -> SignatureDatabase {
    if let database { return database }
    await dropFailed()
    let signatures = state.withLock { $0.signatures }
    do throws(EngineFailure) {
      let engine = try await load(signatures)
      return state.withLock { state in
        state.failure = nil
        guard state.current == nil else {
          engine.discard()
          return state.current?.database ?? engine.database
        }
        state.current = engine.generation
        return engine.database
      }
    } catch {
      state.withLock { $0.failure = error }
      throw .workerRefused
    }
  }

  /// A session with the engine that is in use now; nil when there is none.
  public func session() -> ScanSession? {
    state.withLock { $0.current.flatMap(ScanSession.init) }
  }

  /// Has one file scanned by the engine that is in use now.
  ///
  /// The descriptor must be open for reading and stay open until the answer is there.
  public func scan(_ descriptor: Int32) async -> ScanReport {
    guard let session = session() else {
      return ScanReport(answer: .notAsked, type: ContentType(rawValue: ""))
    }
    return await session.scan(descriptor)
  }

  /// Loads the signatures of a folder in an engine beside the running one and tests it.
  ///
  /// Must not be called again before the engine came into use or was discarded, and only while
  /// `isFinishing` is false.
  public func prepare(signatures: String) async throws(EngineFailure) -> PreparedEngine {
    try await load(signatures)
  }

  /// Whether transfers still use an engine that is no longer in use for new ones.
  public var isFinishing: Bool {
    state.withLock { state in
      state.retired.removeAll { !$0.isAlive }
      return !state.retired.isEmpty
    }
  }

  /// From now on new sessions use `engine`; the one before ends with its last session.
  public func use(_ engine: PreparedEngine) {
    let before = state.withLock { state in
      let before = state.current
      state.current = engine.generation
      state.signatures = engine.signatures
      state.failure = nil
      if let before { state.retired.append(before) }
      return before
    }
    before?.retire()
  }

  /// Ends workers and engines; files that are being scanned answer `workerDied`.
  public func stop() async {
    let generations = state.withLock { state in
      let all = state.retired + [state.current].compactMap(\.self)
      (state.current, state.retired) = (nil, [])
      return all
    }
    for generation in generations { await generation.stop() }
  }

  private func load(_ signatures: String) async throws(EngineFailure) -> PreparedEngine {
    let generation = EngineGeneration(plan, signatures: signatures)
    let database = try await generation.start()
    return PreparedEngine(generation, signatures: signatures, database: database)
  }

  private func dropFailed() async {
    let failed = state.withLock { state -> EngineGeneration? in
      guard let current = state.current, current.database == nil else { return nil }
      state.current = nil
      return current
    }
    await failed?.stop()
  }
}
