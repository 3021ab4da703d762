import CLinux
import Glibc

/// A local socket that other programs of this machine connect to.
public struct LocalListener: ~Copyable, Sendable {
  private let descriptor: OwnedDescriptor

  /// Listens at `path`, in place of whatever was there; only root and `group` may connect.
  public init(path: String, group: UInt32) throws(SystemError) {
    descriptor = OwnedDescriptor(
      owning: try retrying("bind", path) { unsafe gate_listen(path, 0o660, group) })
  }

  /// The descriptor's number, to poll it.
  public var number: Int32 { descriptor.number }

  /// Whoever waits to be let in and the user that the kernel says it runs as; nil when nobody does.
  public func accept() -> (socket: MessageSocket, user: UInt32)? {
    var user: UInt32 = .max
    guard let peer = try? retrying("accept", "", { unsafe gate_accept(number, &user) }) else {
      return nil
    }
    return (MessageSocket(owning: OwnedDescriptor(owning: peer)), user)
  }
}

extension MessageSocket {
  /// Connects to the listener at a path.
  public static func connect(to path: String) throws(SystemError) -> MessageSocket {
    MessageSocket(
      owning: OwnedDescriptor(
        owning: try retrying("connect", path) { unsafe gate_connect(path) }))
  }
}
