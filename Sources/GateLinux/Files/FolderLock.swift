import Glibc

/// The right to be the only process that works in a folder; it ends with this value.
public struct FolderLock: ~Copyable, Sendable {
  private let descriptor: OwnedDescriptor

  /// Takes the lock on `folder/lock`; nil when another process, or this one, holds it.
  ///
  /// The kernel lets go of it when the holder dies, so a lock never has to be cleaned up.
  public init?(folder: String) throws(SystemError) {
    let path = folder + "/lock"
    let descriptor = try OwnedDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
    do {
      _ = try retrying("flock", path) { flock(descriptor.number, LOCK_EX | LOCK_NB) }
    } catch {
      guard error.number == EWOULDBLOCK else { throw error }
      return nil
    }
    self.descriptor = descriptor
  }
}
