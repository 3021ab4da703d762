import CLinux
import Glibc

/// Small files that are either wholly the old or wholly the new one, whatever dies when.
public enum DurableFile {
  /// Replaces the file at `path`, which is on disk when this returns.
  ///
  /// The bytes go into `.NAME.new` beside it, then fsync, rename and fsync of the folder. A write
  /// that died leaves that file behind; the next write of the same name takes it over.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    let draft = folder(of: path) + "/." + name(of: path) + ".new"
    let descriptor = try lockedDraft(draft, mode: mode)
    _ = try retrying("ftruncate", draft) { ftruncate(descriptor.number, 0) }
    _ = try retrying("fchmod", draft) { fchmod(descriptor.number, mode) }
    try Stream.write(bytes, to: descriptor.number)
    _ = try retrying("fsync", draft) { fsync(descriptor.number) }
    _ = try retrying("rename", path) { unsafe rename(draft, path) }
    try syncDirectory(folder(of: path))
  }

  /// The bytes of the file at `path`, refused with `EFBIG` when there are more than `limit`.
  public static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    let descriptor = try OwnedDescriptor(opening: path, O_RDONLY)
    let size = try OwnedDescriptor.size(of: descriptor.number)
    var bytes: [UInt8] = []
    // One byte more than it had just now shows whether it has grown.
    var room = Int(min(UInt64(limit), size)) + 1
    while true {
      let piece = try Stream.read(descriptor.number, upTo: room)
      bytes += piece
      guard bytes.count <= limit else {
        throw SystemError(call: "read", object: path, number: EFBIG)
      }
      guard piece.count == room else { return bytes }
      room = min(limit - bytes.count, bytes.count) + 1
    }
  }

  /// Makes the names in a folder durable.
  public static func syncDirectory(_ path: String) throws(SystemError) {
    let descriptor = try OwnedDescriptor(opening: path, O_RDONLY | O_DIRECTORY)
    _ = try retrying("fsync", path) { fsync(descriptor.number) }
  }

  /// Makes everything on the file system that holds `path` durable.
  public static func syncFileSystem(of path: String) throws(SystemError) {
    let descriptor = try OwnedDescriptor(opening: path, O_RDONLY)
    _ = try retrying("syncfs", path) { gate_sync_file_system(descriptor.number) }
  }

  /// Makes a folder with exactly this mode; one that is there already is left as it is.
  public static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
    do {
      _ = try retrying("mkdir", path) { unsafe mkdir(path, mode) }
    } catch {
      guard error.number == EEXIST else { throw error }
      _ = try OwnedDescriptor(opening: path, O_RDONLY | O_DIRECTORY)
      return
    }
    _ = try retrying("chmod", path) { unsafe chmod(path, mode) }
    try syncDirectory(folder(of: path))
  }

  // Two threads that write the same name take turns: the one that waited finds that the draft it
  // locked was renamed meanwhile, and begins anew.
  private static func lockedDraft(
    _ draft: String, mode: UInt32
  ) throws(SystemError) -> OwnedDescriptor {
    while true {
      let descriptor = try OwnedDescriptor(
        opening: draft, O_WRONLY | O_CREAT | O_NOFOLLOW, mode: mode)
      _ = try retrying("flock", draft) { flock(descriptor.number, LOCK_EX) }
      if isStillNamed(draft, descriptor.number) { return descriptor }
    }
  }

  private static func isStillNamed(_ draft: String, _ descriptor: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    guard unsafe fstat(descriptor, &opened) == 0, unsafe lstat(draft, &named) == 0 else {
      return false
    }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }
}
