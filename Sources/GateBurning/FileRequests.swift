import GateLinux
import Glibc

/// Asks the station for the files of a disc, one descriptor at a time.
///
/// A disc may hold more files than a process may have open.
final class FileRequests: Sendable {
  private let socket: MessageSocket

  init(_ socket: MessageSocket) {
    self.socket = socket
  }

  /// A descriptor of the file with this number, read-only, which the caller closes; -1 when the
  /// station has none.
  func descriptor(of index: UInt32) -> Int32 {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: index >> (UInt32($0) * 8)) }
    guard (try? socket.send(bytes)) != nil, var answer = try? socket.receive(limit: 16),
      let descriptor = answer.takeDescriptor()
    else { return -1 }
    return descriptor.release()
  }
}
