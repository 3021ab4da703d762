import Dispatch
import GateDomain
import GateLinux
import GateSignatures
import GateWire
import Glibc
import Synchronization

/// One engine process with its workers: everything that uses one set of virus signatures.
///
/// Security invariant: an answer is `clean` only if a worker that passed its self-test inside the
/// sandbox said so, for this file's ticket, within the deadline. Every error path, be it a death,
/// a timeout, a broken message, an engine that is down or one that is stopped, MUST give another
/// answer and concerns no file but the one that the worker had.
final class EngineGeneration: Sendable {
  /// What every generation of a pool has in common.
  struct Plan: Sendable {
    let program: String
    let workers: Int
    let limits: ScanLimits
    let allowsWithoutLandlock: Bool
    let growthLimit: UInt64
    /// The YARA rules as they were when the pool was made; nil for none.
    let rules: SignatureFiles?
  }

  // A worker is replaced after so many files: what hostile content may have done to it ends.
  private static let filesPerWorker: UInt64 = 2_000
  // Its memory is looked at after so many.
  private static let filesPerLook: UInt64 = 16
  // How often a file is offered again when its worker was gone before it could get it.
  private static let offers = 3
  // Before each further try to make a worker; then its place is given up.
  private static let backOffMilliseconds: [UInt32] = [0, 200, 1_000, 3_000]

  private let plan: Plan
  private let signatures: String
  private let state = Mutex(PoolState())
  private let holders = Mutex<(count: Int, isRetired: Bool)>((0, false))
  private let engine = Mutex<EngineProcess?>(nil)
  private let folder = Mutex<ScanFolder?>(nil)
  private let queue = DispatchQueue(label: "gatehouse.scan-engine")

  init(_ plan: Plan, signatures: String) {
    self.plan = plan
    self.signatures = signatures
  }

  /// What is loaded; nil before the start, and once no worker is left and none can be made.
  var database: SignatureDatabase? {
    state.withLock { $0.phase == .running ? $0.database : nil }
  }

  /// Loads the engine and makes the workers; all of them have passed their self-test on return.
  func start() async throws(EngineFailure) -> SignatureDatabase {
    let result = await onQueue { self.launch() }
    return try result.get()
  }

  /// Has one file scanned, as soon as a worker is free, in the order of the calls.
  func scan(_ descriptor: Int32) async -> ScanReport {
    for _ in 0..<Self.offers {
      guard let worker = await nextWorker() else { break }
      let deadline = Int32(clamping: UInt64(plan.limits.deadlineSeconds) * 1_000)
      switch await worker.ask(descriptor, deadlineMilliseconds: deadline) {
      case .answered(let answer):
        release(worker)
        return answer
      case .timedOut:
        replace(worker)
        return Self.unseen(.timedOut)
      case .died:
        replace(worker)
        return Self.unseen(.workerDied)
      case .unreachable: replace(worker)
      }
    }
    return Self.unseen(.notAsked)
  }

  /// Keeps the generation alive until as many `letGo` follow.
  func hold() {
    holders.withLock { $0.count += 1 }
  }

  /// Ends what `hold` began; a retired generation ends with its last holder.
  func letGo() {
    let isOver = holders.withLock { holders in
      holders.count -= 1
      return holders.isRetired && holders.count == 0
    }
    if isOver { queue.async { self.end() } }
  }

  /// Lets the generation end as soon as nobody holds it.
  func retire() {
    let isOver = holders.withLock { holders in
      holders.isRetired = true
      return holders.count == 0
    }
    if isOver { queue.async { self.end() } }
  }

  /// Ends workers and engine; files that are being scanned answer `workerDied`.
  func stop() async {
    killWorkers()
    await onQueue { self.dismantle() }
  }

  /// Whether an engine process or a worker of it may still exist.
  var isAlive: Bool { engine.withLock { $0 != nil } }

  private static func unseen(_ answer: EngineAnswer) -> ScanReport {
    ScanReport(answer: answer, type: ContentType(rawValue: ""))
  }

  private func nextWorker() async -> PooledWorker? {
    await withCheckedContinuation { continuation in
      if let (turn, worker) = state.withLock({ $0.take(continuation) }) {
        turn.resume(returning: worker)
      }
    }
  }

  private func release(_ worker: PooledWorker) {
    guard isFit(worker) else {
      worker.kill()
      return replace(worker)
    }
    give(worker)
  }

  private func isFit(_ worker: PooledWorker) -> Bool {
    let count = worker.servedCount
    guard count < Self.filesPerWorker else { return false }
    return !count.isMultiple(of: Self.filesPerLook) || worker.growth <= plan.growthLimit
  }

  private func give(_ worker: PooledWorker) {
    let (turn, isKept) = state.withLock { $0.give(worker) }
    if !isKept { worker.kill() }
    turn?.resume(returning: worker)
  }

  private func replace(_ worker: PooledWorker) {
    state.withLock { $0.lose(worker) }
    queue.async { self.fillPlace() }
  }

  private func fillPlace() {
    for pause in Self.backOffMilliseconds {
      usleep(pause * 1_000)
      guard state.withLock({ $0.phase == .running }), let engine = engine.withLock({ $0 }) else {
        return
      }
      if let worker = try? engine.makeWorker() { return give(worker) }
    }
    for turn in state.withLock({ $0.giveUpPlace() }) { turn.resume(returning: nil) }
  }

  private func launch() -> Result<SignatureDatabase, EngineFailure> {
    guard let files = SignatureFiles(of: signatures) else { return .failure(.fault(.unreadable)) }
    do {
      let engine = EngineProcess(
        program: plan.program, options: try prepareFolder(), files: files, rules: plan.rules)
      let loaded = try engine.start()
      let database = SignatureDatabase(loaded, of: files, digest: try files.digest())
      let made = try (0..<plan.workers).map { _ in try engine.makeWorker() }
      self.engine.withLock { $0 = engine }
      state.withLock { $0.start(made, database) }
      return .success(database)
    } catch {
      dismantle()
      return .failure(error as? EngineFailure ?? .gone)
    }
  }

  private func prepareFolder() throws(SystemError) -> ScanOptions {
    let path = try folder.withLock { (slot: inout ScanFolder?) throws(SystemError) -> String in
      let made = try ScanFolder()
      let path = made.path
      slot = consume made
      return path
    }
    return ScanOptions(
      signatures: signatures, rules: plan.rules?.folder, temporaryFolder: path,
      limits: plan.limits,
      allowsWithoutLandlock: plan.allowsWithoutLandlock)
  }

  private func end() {
    killWorkers()
    dismantle()
  }

  private func killWorkers() {
    let (workers, turns) = state.withLock { $0.stop() }
    for worker in workers { worker.kill() }
    for turn in turns { turn.resume(returning: nil) }
  }

  private func dismantle() {
    engine.withLock { engine in
      engine?.stop()
      engine = nil
    }
    folder.withLock { $0 = nil }
  }

  private func onQueue<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}

extension SignatureDatabase {
  init(_ loaded: LoadedSignatures, of files: SignatureFiles, digest: Digest) {
    self.init(
      engine: loaded.engine, version: loaded.version, count: loaded.count,
      publishedAt: loaded.publishedAt, digest: digest, isDemonstration: files.isDemonstration)
  }
}
