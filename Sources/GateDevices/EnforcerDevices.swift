import Foundation
public import GateDomain
import GateLinux
public import GateSigning
import GateWire
import Synchronization

/// The devices that `gate-enforcer` keeps, over its socket.
///
/// While the enforcer is away nothing is plugged in as far as the station can tell, and nothing
/// can be opened; it is looked for twice a second.
public final class EnforcerDevices: DeviceSource {
  /// What the thread that listens and those that ask share.
  struct State {
    var socket: MessageSocket?
    var sightings: [UInt64: Device] = [:]
    var wishes: [UInt32: Wish] = [:]
    var lastTicket: UInt32 = 0
    var isStarted = false
  }

  /// Somebody who waits for a device to be opened.
  struct Wish {
    let sighting: UInt64
    let answer: CheckedContinuation<Result<OpenMedium, DeviceRefusal>, Never>
  }

  private let path: String
  let state = Mutex(State())
  let news: AsyncStream<DeviceEvent>.Continuation
  let journal: AsyncStream<EnforcerEntry>.Continuation
  private let newsStream: AsyncStream<DeviceEvent>
  private let journalStream: AsyncStream<EnforcerEntry>

  /// Speaks to the enforcer that listens at a path.
  public init(socket path: String) {
    self.path = path
    (newsStream, news) = AsyncStream.makeStream()
    (journalStream, journal) = AsyncStream.makeStream()
  }

  /// Events from now on; to be asked for once.
  public func events() -> AsyncStream<DeviceEvent> {
    let isFirst = state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted
    }
    // Waiting for a datagram blocks; the threads of Swift's pool must not.
    if isFirst { Thread.detachNewThread { [weak self] in Self.listen(self) } }
    return newsStream
  }

  /// The lines of the enforcer's journal; to be asked for once.
  public func entries() -> AsyncStream<EnforcerEntry> { journalStream }

  /// Says that every line up to this one is in the station's chain.
  public func acknowledge(_ sequence: UInt64) async {
    send(.recorded(sequence: sequence))
  }

  /// Says that one use of a grant is over for good.
  public func spent(_ grant: Identifier<Grant>) async {
    send(.spent(grant))
  }

  /// Has the enforcer open a device; it checks the grant anew.
  public func open(_ device: Device, under grant: Unverified<Grant>) async throws -> OpenMedium {
    let signature = Hex.decode(grant.signature) ?? []
    return try await withCheckedContinuation { continuation in
      let request: EnforcerRequest? = state.withLock { state in
        guard state.socket != nil,
          let sighting = state.sightings.first(where: { $0.value.port == device.port })?.key
        else { return nil }
        state.lastTicket &+= 1
        state.wishes[state.lastTicket] = Wish(sighting: sighting, answer: continuation)
        return .open(
          ticket: state.lastTicket, sighting: sighting, statement: Array(grant.statement.utf8),
          signature: signature)
      }
      guard let request else { return continuation.resume(returning: .failure(.enforcerAway)) }
      send(request)
    }.get()
  }

  /// Sends, or does nothing when the enforcer is away: whoever waits hears of that soon.
  func send(_ request: EnforcerRequest) {
    let socket = state.withLock(\.socket)
    try? socket?.send(request.bytes)
  }

  private static func listen(_ devices: EnforcerDevices?) {
    weak let devices = devices
    while let current = devices {
      current.serve()
      current.lose()
      Thread.sleep(forTimeInterval: 0.5)
    }
  }

  // One connection, from its first to its last message.
  private func serve() {
    guard let socket = try? MessageSocket.connect(to: path),
      (try? socket.send(EnforcerRequest.hello(version: EnforcerRequest.version).bytes)) != nil
    else { return }
    state.withLock { $0.socket = socket }
    while var message = try? socket.receive() {
      guard let parsed = try? EnforcerMessage(bytes: message.bytes) else { return }
      let descriptor = message.takeDescriptor()
      take(parsed, descriptor)
    }
  }

  // Whoever is gone has closed everything.
  private func lose() {
    let (lost, wishes) = state.withLock { state in
      defer {
        state.socket = nil
        state.sightings = [:]
        state.wishes = [:]
      }
      return (state.sightings.values.map(\.port), state.wishes.values.map(\.answer))
    }
    for port in lost { news.yield(.removed(port: port)) }
    for answer in wishes { answer.resume(returning: .failure(.enforcerAway)) }
  }
}
