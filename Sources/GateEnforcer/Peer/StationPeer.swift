import GateDomain
import GateLinux
import GateWire

/// The station's end of the socket, as long as it is connected.
final class StationPeer {
  // How many entries may be on their way at once.
  private static let window = 32

  private let socket: MessageSocket
  private(set) var isGreeted = false
  private var sent: UInt64 = 0
  /// Whether it took nothing for too long, or broke the protocol.
  private(set) var isLost = false

  init(_ socket: MessageSocket) {
    self.socket = socket
  }

  var number: Int32 { socket.number }

  /// The next request; nil when the peer is gone or says something that it must not say.
  func receive() -> EnforcerRequest? {
    guard let message = try? socket.receive(timeoutMilliseconds: 0), message.descriptorCount == 0,
      let request = try? EnforcerRequest(bytes: message.bytes)
    else {
      isLost = true
      return nil
    }
    return request
  }

  /// Takes the greeting; false when it comes twice or speaks another version.
  func greet(_ version: UInt16) -> Bool {
    guard !isGreeted, version == EnforcerRequest.version else { return false }
    isGreeted = true
    send(.welcome(version: version))
    return true
  }

  func send(_ message: EnforcerMessage, descriptors: [Int32] = []) {
    guard isGreeted, !isLost else { return }
    do { try socket.send(message.bytes, descriptors: descriptors) } catch { isLost = true }
  }

  /// Hands on what waits in the journal, a few entries at a time.
  func send(_ waiting: [(sequence: UInt64, text: [UInt8])]) {
    guard isGreeted else { return }
    for entry in waiting.prefix(Self.window) where entry.sequence > sent {
      send(.entry(sequence: entry.sequence, text: entry.text))
      sent = entry.sequence
    }
  }
}
