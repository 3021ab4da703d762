import Glibc

/// TCP ports of this machine that nobody uses.
public enum FreePort {
  /// A port of 127.0.0.1 that was free a moment ago.
  ///
  /// The system hands out ports in turn, so that two calls rarely give the same one; a server
  /// that finds its port taken must still say so.
  ///
  /// - Returns: The port's number.
  /// - Throws: `PortError` when the system gives none.
  public static func find() throws(PortError) -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw PortError(number: errno) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    guard bound(descriptor, &address) else { throw PortError(number: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func bound(_ descriptor: Int32, _ address: inout sockaddr_in) -> Bool {
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe bind(descriptor, generic, size) == 0 && getsockname(descriptor, generic, &size) == 0
      }
    }
  }
}

/// The system gave no port.
public struct PortError: Error, Sendable {
  /// The error number of the system.
  public let number: Int32
}
