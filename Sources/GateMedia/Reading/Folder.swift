import CTsk

/// The entries of one folder, in the order in which they lie on the medium.
@safe final class Folder {
  let volume: Volume
  private let handle: UnsafeMutablePointer<TSK_FS_DIR>

  init(_ opened: UnsafeMutablePointer<TSK_FS_DIR>, in volume: Volume) {
    self.volume = volume
    unsafe handle = opened
  }

  /// Its address in the volume.
  var address: UInt64 {
    unsafe handle.pointee.addr
  }

  var isRoot: Bool {
    address == volume.root
  }

  var count: Int {
    unsafe tsk_fs_dir_getsize(handle)
  }

  /// The name of an entry, without its metadata; nil for one that was deleted.
  func name(at index: Int) -> [UInt8]? {
    guard let found = unsafe tsk_fs_dir_get_name(handle, index),
      unsafe found.pointee.flags.rawValue & TSK_FS_NAME_FLAG_ALLOC.rawValue != 0,
      let text = unsafe found.pointee.name
    else { return nil }
    return unsafe Self.bytes(of: text)
  }

  /// An entry with its metadata; nil when libtsk cannot make one.
  func entry(at index: Int) -> Entry? {
    guard let opened = unsafe tsk_fs_dir_get(handle, index) else { return nil }
    return unsafe Entry(opened, in: self)
  }

  /// The bytes of a C string.
  static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var next = unsafe text
    while unsafe next.pointee != 0 {
      bytes.append(UInt8(bitPattern: unsafe next.pointee))
      unsafe next += 1
    }
    return bytes
  }

  deinit {
    unsafe tsk_fs_dir_close(handle)
  }
}
