import CLinux
import GateDomain
public import GateLinux
public import GateWire
import Glibc

/// The engine process: loads the engine once and forks confined workers that share its memory.
///
/// Invariant: one thread and no Swift concurrency, before and after the fork; the engine process
/// itself never reads a byte of a file that is to be scanned.
public struct ForkServer {
  // How often ended workers are looked for while nothing else happens.
  private static let reapMilliseconds: Int32 = 1_000

  private let control: MessageSocket
  private let temporaryFolder: String
  private let allowsWithoutLandlock: Bool
  private let engine: ScanEngine
  private let scanner: FileScanner
  private let signatures: LoadedSignatures

  /// Loads engine and types.
  public init(control: MessageSocket, options: ScanOptions) throws(EngineError) {
    self.control = control
    temporaryFolder = options.temporaryFolder
    allowsWithoutLandlock = options.allowsWithoutLandlock
    let folder = try SignatureFolder(options.signatures)
    engine = try ScanEngine(signatures: options.signatures, limits: options.limits)
    var rules: YaraRules?
    if let folder = options.rules {
      rules = try YaraRules(folder: folder, seconds: options.limits.maxSeconds)
    }
    scanner = FileScanner(
      engine: engine, types: try TypeDetector(), rules: rules, limits: options.limits)
    signatures = LoadedSignatures(
      engine: ScanEngine.name, version: folder.version, count: engine.signatureCount,
      publishedAt: Timestamp(milliseconds: folder.publishedAt * 1_000))
  }

  /// Says what is loaded, then makes workers until the station hangs up.
  public func serve() throws {
    try control.send(ScanMessage.loaded(signatures).bytes)
    while try step() { reapWorkers() }
    reapWorkers()
  }

  private func step() throws -> Bool {
    do {
      guard var message = try control.receive(timeoutMilliseconds: Self.reapMilliseconds) else {
        return false
      }
      guard try ScanMessage(bytes: message.bytes) == .fork, message.descriptorCount == 1,
        let socket = message.takeDescriptor()
      else { throw WireError.meaningless }
      try fork(serving: socket)
    } catch let error as SystemError where error.number == ETIMEDOUT {
      // Nothing asked for; time to look for ended workers.
    }
    return true
  }

  private func fork(serving socket: consuming OwnedDescriptor) throws {
    let process = gate_fork()
    if process == 0 { becomeWorker(socket.release()) }
    let handle = process > 0 ? gate_pidfd_open(process) : -1
    guard handle >= 0 else {
      try control.send(ScanMessage.refused.bytes)
      return
    }
    let owned = OwnedDescriptor(owning: handle)
    try control.send(ScanMessage.forked.bytes, descriptors: [owned.number])
  }

  // The child must never return: the caller's objects own descriptors that are not its own.
  private func becomeWorker(_ socket: Int32) -> Never {
    guard gate_keep_only(socket) == 0 else { _exit(SandboxError.exitCode) }
    let socket = MessageSocket(owning: OwnedDescriptor(owning: 3))
    do {
      let folder = try PrivateFolder(below: temporaryFolder, process: getpid())
      let worker = try ScanWorker(
        socket: socket, engine: engine, scanner: scanner, folder: folder,
        allowsWithoutLandlock: allowsWithoutLandlock)
      try worker.serve()
    } catch {
      if let fault = Self.fault(error) { try? socket.send(ScanMessage.unusable(fault).bytes) }
      _exit(Self.complain(error))
    }
    _exit(0)
  }

  private static func fault(_ error: any Error) -> EngineFault? {
    switch error {
    case is SandboxError: .confinement
    case let error as EngineError: error.fault
    default: nil
    }
  }

  // Only the reasons of our own code are written: never a name that came from a file.
  private static func complain(_ error: any Error) -> Int32 {
    let text =
      switch error {
      case let error as SandboxError: error.message
      case let error as EngineError: error.message
      case let error as SystemError: error.message
      default: "the station did not keep to the protocol"
      }
    try? Stream.write(Array("gate-scan: worker: \(text)\n".utf8), to: STDERR_FILENO)
    return error is SandboxError ? SandboxError.exitCode : 1
  }

  private func reapWorkers() {
    while true {
      let process = gate_reap()
      guard process > 0 else { return }
      PrivateFolder.remove(below: temporaryFolder, process: process)
    }
  }
}
