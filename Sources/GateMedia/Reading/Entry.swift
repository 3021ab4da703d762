import CTsk

/// One name in a folder with what it stands for.
@safe final class Entry {
  let folder: Folder
  let handle: UnsafeMutablePointer<TSK_FS_FILE>
  /// Stands for its content when that lies on a disc in several pieces.
  private(set) var divided: DividedContent?
  private var isDivided = false

  init(_ opened: UnsafeMutablePointer<TSK_FS_FILE>, in folder: Folder) {
    self.folder = folder
    unsafe handle = opened
  }

  /// Says that the content lies in several pieces; nil when they are no whole file.
  func divide(_ content: DividedContent?) {
    isDivided = true
    divided = content
  }

  /// What the metadata says that it is; nil when the name points nowhere.
  var type: TSK_FS_META_TYPE_ENUM? {
    unsafe handle.pointee.meta?.pointee.type
  }

  /// Whether its metadata is in use.
  var isAllocated: Bool {
    unsafe (handle.pointee.meta?.pointee.flags.rawValue ?? 0)
      & TSK_FS_META_FLAG_ALLOC.rawValue != 0
  }

  /// Whether it has any time at all.
  var hasTimes: Bool {
    guard let meta = unsafe handle.pointee.meta else { return false }
    return unsafe meta.pointee.mtime != 0 || meta.pointee.crtime != 0
  }

  var nameType: TSK_FS_NAME_TYPE_ENUM {
    unsafe handle.pointee.name.pointee.type
  }

  /// The address that the name points to.
  var address: UInt64 {
    unsafe handle.pointee.name.pointee.meta_addr
  }

  /// What is stored under the entry: its content, and on NTFS second streams and marks.
  var attributes: [Attribute] {
    let count = unsafe Int(tsk_fs_file_attr_getsize(handle))
    return (0..<count).compactMap { index in
      unsafe tsk_fs_file_attr_get_idx(handle, Int32(index)).map { unsafe Attribute($0, of: self) }
    }
  }

  /// The file's own content; nil when it has none or its place on the medium is unknown.
  var content: Attribute? {
    guard folder.volume.family == .ntfs else {
      return unsafe tsk_fs_file_attr_get(handle).map { unsafe Attribute($0, of: self) }
    }
    return attributes.first { $0.isData && $0.name == nil }
  }

  /// How many bytes the file system promises; nil when that makes no sense.
  var size: UInt64? {
    if isDivided { return divided?.size }
    guard folder.volume.family == .ntfs else {
      return unsafe handle.pointee.meta.flatMap { unsafe UInt64(exactly: $0.pointee.size) }
    }
    return content.map(\.size) ?? 0
  }

  deinit {
    unsafe tsk_fs_file_close(handle)
  }
}
