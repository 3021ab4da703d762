import Dispatch
import GateLinux
public import GateWire
import Glibc

/// Has files of virus signatures checked, each by a confined process of its own.
public struct SignatureChecker: Sendable {
  // The official set is checked in a few seconds.
  private static let deadlineMilliseconds: Int32 = 180_000

  private let program: String
  private let allowsWithoutLandlock: Bool

  /// Uses the program at a path.
  ///
  /// - Parameters:
  ///   - program: path of `gate-scan`.
  ///   - allowsWithoutLandlock: whether it may run on a kernel without Landlock.
  public init(program: String, allowsWithoutLandlock: Bool) {
    self.program = program
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Checks the signature of a file's publisher and reads what the file says of itself.
  public func check(_ path: String, _ form: SignatureCheckOptions.Form)
    async
    throws(EngineFailure) -> SignatureHeader
  {
    let result = await withCheckedContinuation { continuation in
      // The kernel ends the process with the thread that started it, so that one waits for it.
      DispatchQueue.global().async { continuation.resume(returning: run(path, form)) }
    }
    return try result.get()
  }

  private func run(_ path: String, _ form: SignatureCheckOptions.Form)
    -> Result<SignatureHeader, EngineFailure>
  {
    do {
      let folder = try ScanFolder()
      let options = SignatureCheckOptions(
        form: form, temporaryFolder: folder.path, allowsWithoutLandlock: allowsWithoutLandlock)
      let file = try OwnedDescriptor(opening: path, O_RDONLY)
      let running = try spawned(options, file.number)
      guard
        let message = try running.control.receive(timeoutMilliseconds: Self.deadlineMilliseconds)
      else { return .failure(.gone) }
      return Self.outcome(of: try ScanMessage(bytes: message.bytes))
    } catch {
      return .failure(.gone)
    }
  }

  private struct Running: ~Copyable {
    let process: WorkerProcess
    let control: MessageSocket
  }

  // Our copy of the other end goes when this returns: see EngineProcess.
  private func spawned(_ options: SignatureCheckOptions, _ file: Int32) throws -> Running {
    let (ours, theirs) = try MessageSocket.pair()
    let process = try WorkerProcess.spawn(
      program: program, arguments: options.arguments, descriptors: [theirs.number, file],
      keepsStandardError: true)
    return Running(process: process, control: ours)
  }

  private static func outcome(of message: ScanMessage) -> Result<SignatureHeader, EngineFailure> {
    switch message {
    case .checked(let header): .success(header)
    case .unusable(let fault): .failure(.fault(fault))
    default: .failure(.gone)
    }
  }
}
