import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import GateWire
import Testing

/// The real enforcer below a fake kernel, and the station's end of its socket.
final class EnforcerUnderTest {
  let folder: TemporaryFolder
  let kernel: FakeKernel
  private(set) var socket: MessageSocket
  private(set) var descriptor: OwnedBox?
  private var later: [EnforcerMessage] = []
  /// The journal's lines so far.
  private(set) var entries: [JSONValue] = []

  /// Keeps a received descriptor open.
  final class OwnedBox {
    let descriptor: OwnedDescriptor
    init(_ descriptor: consuming OwnedDescriptor) { self.descriptor = descriptor }
  }

  // Longer than a machine under load needs for anything; nothing waits so long when all is well.
  private static let patience: TimeInterval = 60

  init(folder: TemporaryFolder? = nil, more: [String] = []) throws {
    let folder = try folder ?? TemporaryFolder("enforcer")
    self.folder = folder
    try Data(GrantMaker.key.verificationKey.hex.utf8).write(
      to: URL(fileURLWithPath: folder.path("key")))
    unsafe unlink(folder.path("socket"))
    kernel = try FakeKernel(
      "gate-enforcer",
      [
        "--mocked", "--station", "ST-01", "--office-key", folder.path("key"), "--socket",
        folder.path("socket"), "--state", folder.path("state"),
      ] + more)
    socket = try Self.connect(folder.path("socket"), kernel)
    try welcome()
  }

  // Only then has it looked around and hears the kernel.
  private func welcome() throws {
    let _: Bool = try next {
      if case .welcome = $0 { return true }
      return nil
    }
  }

  private static func connect(_ path: String, _ kernel: FakeKernel) throws -> MessageSocket {
    let end = Date().addingTimeInterval(patience)
    while true {
      if let socket = try? MessageSocket.connect(to: path) {
        try socket.send(EnforcerRequest.hello(version: 1).bytes)
        return socket
      }
      if let code = try kernel.exitCode() { throw FakeKernel.Failure(what: "ended with \(code)") }
      guard Date() < end else { throw FakeKernel.Failure(what: "does not listen") }
      usleep(10_000)
    }
  }

  /// Connects anew, as a station does that was started again.
  func reconnect() throws {
    socket = try Self.connect(folder.path("socket"), kernel)
    later = []
    try welcome()
  }

  func send(_ request: EnforcerRequest) throws {
    try socket.send(request.bytes)
  }

  /// The next message that answers the question; others are kept for later.
  func next<Value>(_ question: (EnforcerMessage) -> Value?) throws -> Value {
    for (index, message) in later.enumerated() {
      guard let value = question(message) else { continue }
      later.remove(at: index)
      return value
    }
    let end = Date().addingTimeInterval(Self.patience)
    while Date() < end {
      let message = try receive()
      if let value = question(message) { return value }
      later.append(message)
    }
    throw FakeKernel.Failure(what: "no such message; there were \(later)")
  }

  private func receive() throws -> EnforcerMessage {
    guard var received = try socket.receive(timeoutMilliseconds: Int32(Self.patience * 1_000))
    else {
      throw FakeKernel.Failure(what: "the enforcer is gone")
    }
    if let passed = received.takeDescriptor() { descriptor = OwnedBox(passed) }
    let message = try EnforcerMessage(bytes: received.bytes)
    if case .entry(_, let text) = message { entries.append(try CanonicalJSON.decode(text)) }
    return message
  }

  /// The next device that the enforcer tells of.
  func present() throws -> SightedDevice {
    try next {
      if case .present(let device) = $0 { return device }
      return nil
    }
  }

  /// Plugs in a stick and asks to open it under a grant made for it.
  func open(
    _ changes: [String: Any] = [:], port: String = "1-1",
    _ change: (inout GrantMaker) -> Void = { _ in }
  ) throws -> SightedDevice {
    try kernel.plug(port, changes)
    let sighted = try present()
    try ask(for: sighted, change)
    return sighted
  }

  /// Asks to open a device under a grant made for it.
  func ask(
    for sighted: SightedDevice, ticket: UInt32 = 1, _ change: (inout GrantMaker) -> Void = { _ in }
  ) throws {
    var maker = GrantMaker(device: sighted.device.identity)
    maker.now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    change(&maker)
    let signed = try #require(maker.signed())
    try send(
      .open(
        ticket: ticket, sighting: sighted.sighting, statement: signed.statement,
        signature: signed.signature))
  }

  /// The capacity of the device that was opened.
  func opened() throws -> UInt64 {
    try next {
      switch $0 {
      case .opened(_, let capacity): capacity
      case .refused(_, let objection):
        {
          Issue.record("refused: \(objection)"); return 0
        }()
      default: nil
      }
    }
  }

  /// Waits until a device is no more.
  func gone(_ sighting: UInt64) throws {
    let _: Bool = try next {
      if case .removed(sighting) = $0 { return true }
      return nil
    }
  }

  func refusal() throws -> DeviceObjection {
    try next {
      if case .refused(_, let objection) = $0 { return objection }
      return nil
    }
  }

  func closing() throws -> DeviceObjection {
    try next {
      if case .closed(_, let objection) = $0 { return objection }
      return nil
    }
  }

  /// Waits until the kernel has the device closed.
  func waitUntilClosed(_ port: String = "1-1") throws {
    try wait("\(port) stays open") { try !kernel.isAuthorised(port) }
  }

  /// Waits until something holds.
  func wait(_ what: String, until holds: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(Self.patience)
    while try !holds() {
      guard Date() < end else { throw FakeKernel.Failure(what: what) }
      usleep(5_000)
    }
  }

  /// What the journal on disk says.
  func journal() throws -> [[String: String]] {
    let text = try String(contentsOfFile: folder.path("state/journal.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (value ?? [:]).compactMapValues { $0 as? String }
    }
  }
}
