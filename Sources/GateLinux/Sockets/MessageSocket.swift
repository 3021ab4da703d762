import CLinux
import Glibc

/// One end of a local socket that keeps datagrams apart and can pass descriptors.
public final class MessageSocket: Sendable {
  /// Largest datagram in bytes.
  public static let sizeLimit = 65_536
  /// Most descriptors in one datagram.
  public static let descriptorLimit = Int(GATE_DESCRIPTOR_LIMIT)

  private let descriptor: OwnedDescriptor

  /// Takes over an end that came from elsewhere, such as from the parent process.
  public init(owning descriptor: consuming OwnedDescriptor) {
    self.descriptor = descriptor
  }

  /// Makes two connected ends.
  public static func pair() throws(SystemError) -> (MessageSocket, MessageSocket) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
    _ = try retrying("socketpair") { unsafe socketpair(AF_UNIX, type, 0, &ends) }
    return (
      MessageSocket(owning: OwnedDescriptor(owning: ends[0])),
      MessageSocket(owning: OwnedDescriptor(owning: ends[1]))
    )
  }

  /// The descriptor's number, to pass this end on or to poll it; still owned by this object.
  public var number: Int32 {
    descriptor.number
  }

  /// Sends one datagram, never empty, and copies of the descriptors.
  ///
  /// A peer that is gone shows as `EPIPE` or `ECONNRESET`; there is no SIGPIPE.
  public func send(_ bytes: [UInt8], descriptors: [Int32] = []) throws(SystemError) {
    guard !bytes.isEmpty, bytes.count <= Self.sizeLimit else {
      throw SystemError(call: "sendmsg", number: EMSGSIZE)
    }
    _ = try retrying("sendmsg") {
      unsafe gate_send(number, bytes, bytes.count, descriptors, descriptors.count)
    }
  }

  /// The next datagram; nil when the peer is gone.
  ///
  /// Throws `ETIMEDOUT` when nothing came in time, and `EMSGSIZE` when the datagram or its
  /// descriptors were cut off; what did arrive of those is closed. Received descriptors do not
  /// survive an exec.
  /// Who expects small datagrams only says so by `limit`, which saves clearing a large buffer.
  public func receive(
    timeoutMilliseconds: Int32? = nil, limit: Int = sizeLimit
  ) throws(SystemError) -> Message? {
    if let timeoutMilliseconds { try waitUntilReadable(timeoutMilliseconds) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var descriptors = [Int32](repeating: -1, count: Self.descriptorLimit)
    var found = 0
    let count: Int
    do {
      count = try retrying("recvmsg") {
        unsafe gate_receive(number, &bytes, bytes.count, &descriptors, &found)
      }
    } catch {
      guard error.number == ECONNRESET else { throw error }
      return nil
    }
    let message = Message(
      bytes: Array(bytes.prefix(count)), descriptors: Array(descriptors.prefix(found)))
    guard count > 0 else { return nil }
    return message
  }

  private func waitUntilReadable(_ milliseconds: Int32) throws(SystemError) {
    let ready = try retrying("poll") { gate_await_readable(number, milliseconds) }
    guard ready == 1 else { throw SystemError(call: "poll", number: ETIMEDOUT) }
  }
}
