import GateDomain

/// Who is free and who waits: the bookkeeping of a scan pool, without any input or output.
struct PoolState {
  /// One scan that waits for a worker; nil means that none will come.
  typealias Turn = CheckedContinuation<PooledWorker?, Never>

  /// What the pool does.
  enum Phase {
    /// Not started, or stopped.
    case stopped
    /// Files are scanned.
    case running
    /// No worker is left and none can be made.
    case failed
  }

  private(set) var phase = Phase.stopped
  private(set) var database: SignatureDatabase?
  private var free: [PooledWorker] = []
  private var busy: [ObjectIdentifier: PooledWorker] = [:]
  private var turns: [Turn] = []
  // Workers that live, work or are being replaced.
  private var places = 0

  mutating func start(_ workers: [PooledWorker], _ database: SignatureDatabase) {
    self.database = database
    free = workers
    places = workers.count
    phase = .running
  }

  /// Gives `turn` a worker at once, lets it wait, or returns it when no worker will come.
  mutating func take(_ turn: Turn) -> (Turn, PooledWorker?)? {
    guard phase == .running else { return (turn, nil) }
    guard !free.isEmpty else {
      turns.append(turn)
      return nil
    }
    let worker = free.removeFirst()
    busy[ObjectIdentifier(worker)] = worker
    return (turn, worker)
  }

  /// Takes back a worker, or a new one, and says whose turn it is; nil for nobody's.
  ///
  /// A stopped pool keeps no worker: the caller must end what `isKept` refuses.
  mutating func give(_ worker: PooledWorker) -> (turn: Turn?, isKept: Bool) {
    busy[ObjectIdentifier(worker)] = nil
    guard phase == .running else { return (nil, false) }
    guard !turns.isEmpty else {
      free.append(worker)
      return (nil, true)
    }
    busy[ObjectIdentifier(worker)] = worker
    return (turns.removeFirst(), true)
  }

  /// A worker is gone; its place stays until it is filled or given up.
  mutating func lose(_ worker: PooledWorker) {
    busy[ObjectIdentifier(worker)] = nil
  }

  /// No worker can be made for a place; returns those who now wait in vain.
  mutating func giveUpPlace() -> [Turn] {
    places -= 1
    guard places <= 0, phase == .running else { return [] }
    phase = .failed
    return drainTurns()
  }

  /// Ends everything; returns the workers to end and those who wait in vain.
  mutating func stop() -> (workers: [PooledWorker], turns: [Turn]) {
    let workers = free + busy.values
    (free, busy, places, phase) = ([], [:], 0, .stopped)
    return (workers, drainTurns())
  }

  private mutating func drainTurns() -> [Turn] {
    defer { turns = [] }
    return turns
  }
}
