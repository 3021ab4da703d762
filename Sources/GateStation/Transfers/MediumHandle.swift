import GateDomain
import GateLinux
import Glibc

/// A medium that is open for reading and nothing else.
final class MediumHandle: Sendable {
  private let descriptor: OwnedDescriptor
  /// Size in bytes.
  let size: UInt64

  /// Opens the image or block device at `path`.
  init(path: String) throws {
    do { descriptor = try OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW) } catch {
      throw TransferFailure.mediumRemoved
    }
    size = try OwnedDescriptor.size(of: descriptor.number)
    guard size > 0 else { throw TransferFailure.mediumUnreadable }
  }

  /// The descriptor's number, valid as long as this handle lives.
  var number: Int32 { descriptor.number }
}
