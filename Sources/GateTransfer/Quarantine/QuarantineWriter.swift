import Foundation
import Glibc
public import GateDomain
public import GateLinux
import GateSigning

/// Writes one file into the quarantine and computes its digest from the bytes it writes.
///
/// The station does both itself: a reading process that lies about a digest, or that would change
/// a file after its scan, never holds a descriptor of the quarantine.
public struct QuarantineWriter: ~Copyable {
  private let index: UInt64
  private let path: RawName
  private let descriptor: OwnedDescriptor
  private var hasher = DigestHasher()
  private var size: UInt64 = 0

  /// Creates the file; one of that number must not exist yet.
  public init(
    in quarantine: Quarantine, transfer: Identifier<Transfer>, index: UInt64, path: RawName
  ) throws(SystemError) {
    self.index = index
    self.path = path
    descriptor = try OwnedDescriptor(
      opening: quarantine.path(of: transfer, index: index),
      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
  }

  /// Adds bytes at the end.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    try unsafe Stream.write(bytes, to: descriptor.number)
    unsafe hasher.update(bytes)
    size += UInt64(bytes.count)
  }

  /// Closes the file; what was written is what it holds.
  public consuming func finish(_ outcome: CopyOutcome) -> QuarantinedFile {
    QuarantinedFile(
      index: index, path: path, size: size, digest: hasher.finish(), copy: outcome)
  }
}
