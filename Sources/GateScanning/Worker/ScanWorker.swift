import CLinux
import GateDomain
import GateLinux
import GateWire
import Glibc

/// A forked worker: one socket, one file at a time, until the station hangs up.
struct ScanWorker: ~Copyable {
  // After so long without a file a worker keeps no memory that others could use.
  private static let idleMilliseconds: Int32 = 1_000

  private let socket: MessageSocket
  private let scanner: FileScanner
  private let folder: PrivateFolder

  /// Confines this process and tests the engine inside; afterwards outside bytes may come.
  init(
    socket: MessageSocket, engine: ScanEngine, scanner: FileScanner,
    folder: consuming PrivateFolder, allowsWithoutLandlock: Bool
  ) throws {
    try engine.setTemporaryFolder(folder.path)
    engine.silence()
    var profile = SandboxProfile.scan(temporaryFolder: folder.path)
    profile.allowsWithoutLandlock = allowsWithoutLandlock
    guard gate_keep_freed_memory() == 0 else { throw SystemError(call: "mallopt", number: EINVAL) }
    try Sandbox.enter(profile)
    try SelfTest.run(scanner)
    self.socket = socket
    self.scanner = scanner
    self.folder = folder
  }

  /// Serves until the station hangs up or something is not as agreed.
  func serve() throws {
    try socket.send(ScanMessage.ready.bytes)
    while var message = try next() {
      guard case .scan(let ticket) = try ScanMessage(bytes: message.bytes),
        message.descriptorCount == 1, let file = message.takeDescriptor()
      else { throw WireError.meaningless }
      let report = scanner.scan(file.number)
      guard folder.empty() else { throw SystemError(call: "unlink", number: ENOTEMPTY) }
      try socket.send(ScanMessage.answer(ticket: ticket, report).bytes)
    }
  }

  private func next() throws(SystemError) -> Message? {
    do {
      return try socket.receive(timeoutMilliseconds: Self.idleMilliseconds)
    } catch  where error.number == ETIMEDOUT {
      gate_return_freed_memory()
      return try socket.receive()
    }
  }
}
