import CLinux
import Glibc

/// A file descriptor that is closed exactly once, when its owner lets go of it.
public struct OwnedDescriptor: ~Copyable, Sendable {
  /// The number, valid as long as this value lives.
  public let number: Int32

  /// Takes over a descriptor that nobody else will close.
  public init(owning number: Int32) {
    self.number = number
  }

  /// Opens a path; `O_CLOEXEC` is always added.
  public init(opening path: String, _ flags: Int32, mode: UInt32 = 0o600) throws(SystemError) {
    number = try retrying("open", path) { unsafe open(path, flags | O_CLOEXEC, mode) }
  }

  /// Gives up ownership; the caller must close the number.
  public consuming func release() -> Int32 {
    let released = number
    discard self
    return released
  }

  deinit {
    close(number)
  }

  /// Size in bytes of the regular file or block device behind a number.
  public static func size(of number: Int32) throws(SystemError) -> UInt64 {
    UInt64(try retrying("fstat") { gate_size(number) })
  }
}
