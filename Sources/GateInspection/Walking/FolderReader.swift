import GateDomain
import GateLinux
import Glibc

/// One entry of a folder, as the kernel describes it without opening it.
struct FolderEntry {
  /// What it is.
  enum Kind { case file, folder, special }

  let name: [UInt8]
  let kind: Kind
  let device: UInt64
  let stamp: FileStamp
}

/// What tells that a file is as it was: its inode, size and both of its times.
struct FileStamp: Hashable {
  let inode: Int64
  let size: Int64
  let modified: Int64
  let changed: Int64

  init(_ status: stat) {
    inode = Int64(bitPattern: UInt64(status.st_ino))
    size = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  init(inode: Int64, size: Int64, modified: Int64, changed: Int64) {
    (self.inode, self.size, self.modified, self.changed) = (inode, size, modified, changed)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// Reads folders by descriptor, so that nothing renamed meanwhile leads elsewhere.
enum FolderReader {
  // Not in the C library's plain interface: the last time of reading is left as it is.
  private static let noAccessTime: Int32 = 0o1000000

  /// Opens a folder below another, following no link.
  static func open(_ name: [UInt8], in folder: Int32) throws(SystemError) -> OwnedDescriptor {
    try open(name, in: folder, O_RDONLY | O_DIRECTORY)
  }

  /// Opens a file below a folder for reading, following no link and never waiting.
  static func openFile(_ name: [UInt8], in folder: Int32) throws(SystemError) -> OwnedDescriptor {
    try open(name, in: folder, O_RDONLY | O_NONBLOCK)
  }

  private static func open(_ name: [UInt8], in folder: Int32, _ flags: Int32)
    throws(SystemError) -> OwnedDescriptor
  {
    let path = name.map { CChar(bitPattern: $0) } + [0]
    let all = flags | O_NOFOLLOW | O_CLOEXEC
    var found = unsafe openat(folder, path, all | noAccessTime)
    var number = errno
    if found < 0, number == EPERM {
      found = unsafe openat(folder, path, all)
      number = errno
    }
    guard found >= 0 else { throw SystemError(call: "openat", number: number) }
    return OwnedDescriptor(owning: found)
  }

  /// What is in a folder, in the order of names; what vanishes meanwhile is left out.
  static func entries(of folder: Int32) throws(SystemError) -> [FolderEntry] {
    let copy = dup(folder)
    let number = errno
    guard copy >= 0 else { throw SystemError(call: "dup", number: number) }
    guard let stream = unsafe fdopendir(copy) else {
      close(copy)
      throw SystemError(call: "fdopendir", number: EIO)
    }
    defer { unsafe closedir(stream) }
    unsafe rewinddir(stream)
    var found: [FolderEntry] = []
    while true {
      errno = 0
      guard let record = unsafe readdir(stream) else {
        let number = errno
        // A folder that cannot be read to its end has not been read.
        guard number == 0 else { throw SystemError(call: "readdir", number: number) }
        break
      }
      if let entry = unsafe entry(record, in: folder) { found.append(entry) }
    }
    return found.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  // Nil for the folder itself, the one above, and what is no longer there.
  private static func entry(
    _ record: UnsafeMutablePointer<dirent>, in folder: Int32
  ) -> FolderEntry? {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let start = unsafe UnsafeRawPointer(record).advanced(by: offset)
      .assumingMemoryBound(to: CChar.self)
    let name = unsafe Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
    if name == [0x2e] || name == [0x2e, 0x2e] { return nil }
    var status = stat()
    guard unsafe fstatat(folder, start, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    let kind: FolderEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .special
      }
    return FolderEntry(
      name: name, kind: kind, device: UInt64(status.st_dev), stamp: FileStamp(status))
  }

  /// What is behind a descriptor.
  static func status(of descriptor: Int32) -> (stamp: FileStamp, device: UInt64, isFile: Bool)? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    return (FileStamp(status), UInt64(status.st_dev), status.st_mode & S_IFMT == S_IFREG)
  }
}
