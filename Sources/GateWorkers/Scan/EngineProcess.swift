import GateLinux
import GateSignatures
import GateWire
import Glibc
import Synchronization

/// The station's side of the engine process; every call blocks, so only its own queue calls.
///
/// Invariant: all workers that it ever makes use the same signatures. When the engine process
/// has to be started again and the folder has changed meanwhile, it stays down: verdicts would
/// name signatures that nobody used.
final class EngineProcess: Sendable {
  private struct Running: ~Copyable {
    let process: WorkerProcess
    let control: MessageSocket
  }

  // The official set loads in 14 seconds on two cores; a slow disk may take much longer.
  private static let loadMilliseconds: Int32 = 300_000
  private static let forkMilliseconds: Int32 = 10_000
  private static let readyMilliseconds: Int32 = 15_000

  private let program: String
  private let options: ScanOptions
  private let files: SignatureFiles
  private let rules: SignatureFiles?
  private let running = Mutex<Running?>(nil)
  private let loaded = Mutex<LoadedSignatures?>(nil)

  init(program: String, options: ScanOptions, files: SignatureFiles, rules: SignatureFiles?) {
    self.program = program
    self.options = options
    self.files = files
    self.rules = rules
  }

  /// Starts the process unless it runs; returns what it loaded.
  func start() throws -> LoadedSignatures {
    try running.withLock { running in
      if running == nil { running = try launch() }
    }
    guard let loaded = loaded.withLock({ $0 }) else { throw EngineFailure.gone }
    return loaded
  }

  /// Ends the process.
  func stop() {
    running.withLock { $0 = nil }
  }

  /// Makes a worker and waits until it is confined and tested.
  func makeWorker() throws -> PooledWorker {
    _ = try start()
    do {
      return try forkWorker()
    } catch let failure as EngineFailure where failure != .gone {
      throw failure
    } catch {
      stop()
      throw error
    }
  }

  // A worker that says nothing may have been killed by somebody; the engine can make another.
  private func forkWorker() throws -> PooledWorker {
    let worker = try forked()
    do {
      try worker.awaitReady(timeoutMilliseconds: Self.readyMilliseconds)
      return worker
    } catch {
      worker.kill()
      throw error
    }
  }

  // The other end of the pair must be closed here before anybody waits at this one: with our copy
  // of it open, a worker that has ended would look alive. It goes when this function returns.
  private func forked() throws -> PooledWorker {
    let (ours, theirs) = try MessageSocket.pair()
    let handle = try running.withLock { running -> Int32 in
      guard let control = running?.control else { throw EngineFailure.gone }
      try control.send(ScanMessage.fork.bytes, descriptors: [theirs.number])
      guard var answer = try control.receive(timeoutMilliseconds: Self.forkMilliseconds) else {
        throw EngineFailure.gone
      }
      guard try ScanMessage(bytes: answer.bytes) == .forked, let handle = answer.takeDescriptor()
      else { throw EngineFailure.fault(.confinement) }
      return handle.release()
    }
    return PooledWorker(socket: ours, process: OwnedDescriptor(owning: handle))
  }

  private func launch() throws -> Running {
    try expectUnchanged()
    let running = try spawned()
    try confirm(running.control)
    return running
  }

  // A function of its own for the same reason as `forked`.
  private func spawned() throws -> Running {
    let (ours, theirs) = try MessageSocket.pair()
    let process = try WorkerProcess.spawn(
      program: program, arguments: options.arguments, descriptors: [theirs.number],
      keepsStandardError: true)
    return Running(process: process, control: ours)
  }

  private func confirm(_ control: MessageSocket) throws {
    guard let message = try control.receive(timeoutMilliseconds: Self.loadMilliseconds) else {
      throw EngineFailure.gone
    }
    let signatures = try Self.loaded(ScanMessage(bytes: message.bytes))
    try expectUnchanged()
    try loaded.withLock { loaded in
      guard loaded == nil || loaded == signatures else { throw EngineFailure.changed }
      loaded = signatures
    }
  }

  private func expectUnchanged() throws(EngineFailure) {
    guard SignatureFiles(of: options.signatures) == files,
      rules == options.rules.flatMap(SignatureFiles.init)
    else { throw .changed }
  }

  private static func loaded(_ message: ScanMessage) throws(EngineFailure) -> LoadedSignatures {
    switch message {
    case .loaded(let signatures): return signatures
    case .unusable(let fault): throw .fault(fault)
    default: throw .gone
    }
  }
}
