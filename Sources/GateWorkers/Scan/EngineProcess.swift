import GateLinux
import GateWire
import Glibc
import Synchronization

/// The station's side of the engine process; every call blocks, so only its own queue calls.
///
/// Invariant: all workers that it ever makes use the same signatures. When the engine process
/// has to be started again and the folder has changed meanwhile, it stays down: verdicts would
/// name signatures that nobody used.
final class EngineProcess: Sendable {
  /// Why there is no engine process or no worker.
  enum Failure: Error {
    /// It did not start, or not with the signatures expected.
    case refused
    /// It is gone.
    case gone
  }

  private struct Running: ~Copyable {
    let process: WorkerProcess
    let control: MessageSocket
  }

  // The official set loads in 14 seconds on two cores; a slow disk may take much longer.
  private static let loadMilliseconds: Int32 = 300_000
  private static let forkMilliseconds: Int32 = 10_000
  private static let readyMilliseconds: Int32 = 60_000

  private let program: String
  private let options: ScanOptions
  private let folder: SignatureFolderState
  private let running = Mutex<Running?>(nil)
  private let loaded = Mutex<LoadedSignatures?>(nil)

  init(program: String, options: ScanOptions, folder: SignatureFolderState) {
    self.program = program
    self.options = options
    self.folder = folder
  }

  /// Starts the process unless it runs; returns what it loaded.
  func start() throws -> LoadedSignatures {
    try running.withLock { running in
      if running == nil { running = try launch() }
    }
    guard let loaded = loaded.withLock({ $0 }) else { throw Failure.refused }
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
    } catch let failure as Failure where failure == .refused {
      throw failure
    } catch {
      stop()
      throw error
    }
  }

  private func forkWorker() throws -> PooledWorker {
    let worker = try forked()
    guard try worker.awaitReady(timeoutMilliseconds: Self.readyMilliseconds) else {
      worker.kill()
      throw Failure.refused
    }
    return worker
  }

  // The other end of the pair must be closed here before anybody waits at this one: with our copy
  // of it open, a worker that has ended would look alive. It goes when this function returns.
  private func forked() throws -> PooledWorker {
    let (ours, theirs) = try MessageSocket.pair()
    let handle = try running.withLock { running -> Int32 in
      guard let control = running?.control else { throw Failure.gone }
      try control.send(ScanMessage.fork.bytes, descriptors: [theirs.number])
      guard var answer = try control.receive(timeoutMilliseconds: Self.forkMilliseconds) else {
        throw Failure.gone
      }
      guard try ScanMessage(bytes: answer.bytes) == .forked, let handle = answer.takeDescriptor()
      else { throw Failure.refused }
      return handle.release()
    }
    return PooledWorker(socket: ours, process: OwnedDescriptor(owning: handle))
  }

  private func launch() throws -> Running {
    guard SignatureFolderState(of: options.signatures) == folder else { throw Failure.refused }
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
    guard let message = try control.receive(timeoutMilliseconds: Self.loadMilliseconds),
      case .loaded(let signatures) = try ScanMessage(bytes: message.bytes),
      SignatureFolderState(of: options.signatures) == folder
    else { throw Failure.refused }
    try loaded.withLock { loaded in
      guard loaded == nil || loaded == signatures else { throw Failure.refused }
      loaded = signatures
    }
  }
}
