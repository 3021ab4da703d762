public import GateExtraction
public import GateLinux
import GateWire
import Glibc

/// `gate-extract`: confines itself, then reads one file after the other until its parent hangs up.
///
/// Invariant: one thread; whatever its libraries need of the disk but for tables that they look up
/// later is loaded before the sandbox closes.
public struct ExtractWorker {
  // Tables of poppler for fonts that a document does not bring, and of the recognition.
  private static let tables = ["/usr/share/poppler", Recognition.folder]

  private let socket: MessageSocket
  private let recognition = Recognition()

  /// Confines this process; afterwards outside bytes may come.
  public init(socket: MessageSocket, options: ExtractOptions) throws {
    self.socket = socket
    Charset.prepare()
    Archive.prepare()
    var profile = SandboxProfile.extract(readableFolders: Self.tables.filter(Self.exists))
    profile.allowsWithoutLandlock = options.allowsWithoutLandlock
    let nowhere = try OwnedDescriptor(opening: "/dev/null", O_WRONLY)
    try Sandbox.enter(profile)
    // From here on libraries complain of what outside bytes hold, which is nobody's to read.
    close(STDERR_FILENO)
    _ = fcntl(nowhere.number, F_DUPFD, STDERR_FILENO)
  }

  private static func exists(_ folder: String) -> Bool {
    (try? OwnedDescriptor(opening: folder, O_RDONLY | O_DIRECTORY)) != nil
  }

  /// Serves until the parent hangs up or something is not as agreed.
  public func serve() throws {
    try socket.send(ExtractMessage.ready.bytes)
    while var message = try socket.receive() {
      guard case .extract(let ticket, let limits) = try ExtractMessage(bytes: message.bytes),
        1...2 ~= message.descriptorCount, let file = message.takeDescriptor()
      else { throw WireError.meaningless }
      let sender = EventSender(socket)
      if let log = message.takeDescriptor() {
        FileExtraction.run(file.number, log: log.number, limits, recognition) { sender.add($0) }
      } else {
        FileExtraction.run(file.number, log: nil, limits, recognition) { sender.add($0) }
      }
      sender.flush()
      if let error = sender.failure { throw error }
      try socket.send(ExtractMessage.done(ticket: ticket).bytes)
    }
  }
}
