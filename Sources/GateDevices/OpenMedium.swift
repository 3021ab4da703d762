public import GateLinux
import Synchronization

/// A medium that is open for reading and nothing else.
public final class OpenMedium: Sendable {
  private let descriptor: Mutex<OwnedDescriptor?>
  private let end: @Sendable () -> Void
  /// The descriptor's number, valid until `close`.
  public let number: Int32
  /// Size in bytes.
  public let size: UInt64

  /// Takes over a descriptor; `end` is called once, when the medium is closed.
  ///
  /// - Throws: `SystemError` when its size cannot be found out; it is closed then.
  public init(
    _ descriptor: consuming OwnedDescriptor, end: @escaping @Sendable () -> Void = {}
  ) throws(SystemError) {
    number = descriptor.number
    do throws(SystemError) {
      size = try OwnedDescriptor.size(of: descriptor.number)
    } catch {
      end()
      throw error
    }
    self.end = end
    self.descriptor = Mutex(descriptor)
  }

  /// Closes the medium, so that it may be pulled out; whoever reads it must have stopped.
  public func close() {
    let wasOpen = descriptor.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor != nil
    }
    if wasOpen { end() }
  }

  deinit {
    close()
  }
}
