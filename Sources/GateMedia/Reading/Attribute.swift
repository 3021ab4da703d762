import CTsk

/// One stream of bytes of a file.
@safe struct Attribute {
  // NTFS's marks for "look elsewhere": a symbolic link and a mount point.
  private static let linkTags: [UInt32] = [0xa000_000c, 0xa000_0003]

  private let handle: UnsafePointer<TSK_FS_ATTR>
  // Owns what `handle` points to.
  private let entry: Entry

  init(_ handle: UnsafePointer<TSK_FS_ATTR>, of entry: Entry) {
    unsafe self.handle = handle
    self.entry = entry
  }

  var name: [UInt8]? {
    unsafe handle.pointee.name.map { unsafe Folder.bytes(of: $0) }
  }

  /// Whether it holds data, which on NTFS is one kind among many.
  var isData: Bool {
    unsafe handle.pointee.type == TSK_FS_ATTR_TYPE_NTFS_DATA
  }

  /// Whether it sends the reader elsewhere, or to a driver that we do not have.
  var isReparsePoint: Bool {
    unsafe handle.pointee.type == TSK_FS_ATTR_TYPE_NTFS_REPARSE
  }

  /// Whether a reparse point is a link in the file system.
  var isLink: Bool {
    guard unsafe handle.pointee.flags.rawValue & TSK_FS_ATTR_RES.rawValue != 0,
      unsafe handle.pointee.size >= 4, let bytes = unsafe handle.pointee.rd.buf
    else { return false }
    let tag = (0..<4).reduce(UInt32(0)) { unsafe $0 | UInt32(bytes[$1]) << ($1 * 8) }
    return Self.linkTags.contains(tag)
  }

  var isEncrypted: Bool {
    unsafe handle.pointee.flags.rawValue & TSK_FS_ATTR_ENC.rawValue != 0
  }

  var size: UInt64 {
    unsafe UInt64(exactly: handle.pointee.size) ?? 0
  }

  /// Whether a piece of the list of places is missing; libtsk would give zeros for it.
  ///
  /// Only on NTFS: on ext the same mark is an ordinary hole.
  var hasLostPieces: Bool {
    guard entry.folder.volume.family == .ntfs,
      unsafe handle.pointee.flags.rawValue & TSK_FS_ATTR_NONRES.rawValue != 0
    else { return false }
    var next = unsafe handle.pointee.nrd.run
    while let run = unsafe next {
      if unsafe run.pointee.flags.rawValue & TSK_FS_ATTR_RUN_FLAG_FILLER.rawValue != 0 {
        return true
      }
      unsafe next = run.pointee.next
    }
    return false
  }

  /// The block of the volume where the content begins; nil when it has none.
  var firstBlock: UInt64? {
    guard unsafe handle.pointee.flags.rawValue & TSK_FS_ATTR_NONRES.rawValue != 0,
      let run = unsafe handle.pointee.nrd.run
    else { return nil }
    return unsafe run.pointee.addr
  }

  /// Reads exactly `buffer.count` bytes from `offset`; false when not every one came.
  ///
  /// A count that is no multiple of the sector must be smaller than 64 KiB: above, libtsk hides
  /// failed reads.
  func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    let medium = entry.folder.volume.medium
    let failures = medium.failures
    let count = unsafe tsk_fs_attr_read(
      handle, Int64(offset), buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
      buffer.count, TSK_FS_FILE_READ_FLAG_NONE)
    return count == buffer.count && medium.failures == failures
  }
}
