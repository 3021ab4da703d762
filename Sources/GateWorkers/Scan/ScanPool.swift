import Dispatch
public import GateDomain
import GateLinux
public import GateWire
import Glibc
import Synchronization

/// Scans files with a few confined workers that share one engine.
///
/// Security invariant: an answer is `clean` only if a worker that passed its self-test inside the
/// sandbox said so, for this file's ticket, within the deadline. Every error path, be it a death,
/// a timeout, a broken message, an engine that is down or a pool that is stopped, MUST give
/// another answer and concerns no file but the one that the worker had.
public final class ScanPool: Sendable {
  // A worker is replaced after so many files: what hostile content may have done to it ends.
  private static let filesPerWorker: UInt64 = 2_000
  // How often a file is offered again when its worker was gone before it could get it.
  private static let offers = 3
  // Before each further try to make a worker; then its place is given up.
  private static let backOffMilliseconds: [UInt32] = [0, 200, 1_000, 3_000]

  private let program: String
  private let signatures: String
  private let workers: Int
  private let limits: ScanLimits
  private let allowsWithoutLandlock: Bool
  private let state = Mutex(PoolState())
  private let engine = Mutex<EngineProcess?>(nil)
  private let folder = Mutex<ScanFolder?>(nil)
  private let queue = DispatchQueue(label: "gatehouse.scan-engine")

  /// Describes a pool; nothing runs before `start`.
  ///
  /// - Parameters:
  ///   - program: path of `gate-scan`.
  ///   - signatures: the folder with the virus signatures.
  ///   - workers: how many files are scanned at the same time; 0 means one a core.
  ///   - limits: how much of one file is examined and for how long.
  ///   - allowsWithoutLandlock: whether workers may start on a kernel without Landlock.
  public init(
    program: String, signatures: String, workers: Int, limits: ScanLimits,
    allowsWithoutLandlock: Bool = false
  ) {
    self.program = program
    self.signatures = signatures
    self.workers = workers > 0 ? workers : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.limits = limits
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// What is loaded; nil before the first start, and once no worker is left and none can be made.
  ///
  /// It never changes while the pool runs.
  public var database: SignatureDatabase? {
    state.withLock { $0.phase == .running ? $0.database : nil }
  }

  /// Loads the engine and makes the workers; all of them have passed their self-test on return.
  ///
  /// Fails with `workerRefused` when the signatures are missing or broken, or when a worker could
  /// not be confined or failed its self-test; `gate-scan` writes the reason to standard error.
  public func start() async throws(TransferFailure) -> SignatureDatabase {
    let result = await onQueue { self.launch() }
    return try result.get()
  }

  /// Has one file scanned, as soon as a worker is free, in the order of the calls.
  ///
  /// The descriptor must be open for reading and stay open until the answer is there.
  public func scan(_ descriptor: Int32) async -> ScanReport {
    for _ in 0..<Self.offers {
      guard let worker = await nextWorker() else { break }
      let deadline = Int32(clamping: UInt64(limits.deadlineSeconds) * 1_000)
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

  /// Ends workers and engine; files that are being scanned answer `workerDied`.
  public func stop() async {
    let (workers, turns) = state.withLock { $0.stop() }
    for worker in workers { worker.kill() }
    for turn in turns { turn.resume(returning: nil) }
    await onQueue { self.dismantle() }
  }

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
    guard worker.servedCount < Self.filesPerWorker else {
      worker.kill()
      return replace(worker)
    }
    give(worker)
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

  private func launch() -> Result<SignatureDatabase, TransferFailure> {
    if let database { return .success(database) }
    dismantle()
    guard let files = SignatureFolderState(of: signatures) else { return .failure(.workerRefused) }
    do {
      let options = try prepareFolder()
      let engine = EngineProcess(program: program, options: options, folder: files)
      let loaded = try engine.start()
      let database = SignatureDatabase(loaded, of: files, digest: try files.digest())
      let made = try (0..<workers).map { _ in try engine.makeWorker() }
      self.engine.withLock { $0 = engine }
      state.withLock { $0.start(made, database) }
      return .success(database)
    } catch {
      dismantle()
      return .failure(.workerRefused)
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
      signatures: signatures, temporaryFolder: path, limits: limits,
      allowsWithoutLandlock: allowsWithoutLandlock)
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
  init(_ loaded: LoadedSignatures, of files: SignatureFolderState, digest: Digest) {
    self.init(
      engine: loaded.engine, version: loaded.version, count: loaded.count,
      publishedAt: loaded.publishedAt, digest: digest, isDemonstration: files.isDemonstration)
  }
}
