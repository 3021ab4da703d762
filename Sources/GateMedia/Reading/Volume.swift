import CTsk

/// One file system on a medium.
@safe final class Volume {
  /// The families that the gate reads.
  enum Family {
    case fat
    case exFAT
    case ntfs
    case ext
    case iso9660
  }

  /// Its place among the partitions, from 1.
  let number: Int
  let family: Family
  let medium: Medium
  private let handle: UnsafeMutablePointer<TSK_FS_INFO>

  /// Takes over an opened file system; nil, and closed, when it is of no family that we read.
  init?(on medium: Medium, _ opened: UnsafeMutablePointer<TSK_FS_INFO>, number: Int) {
    guard let family = unsafe Self.family(of: opened.pointee.ftype) else {
      unsafe tsk_fs_close(opened)
      return nil
    }
    self.family = family
    self.medium = medium
    self.number = number
    unsafe handle = opened
  }

  /// The address of the root folder.
  var root: UInt64 {
    unsafe handle.pointee.root_inum
  }

  /// Opens the folder at an address; nil when its entries cannot be read.
  func folder(at address: UInt64) -> Folder? {
    let failures = medium.failures
    guard let opened = unsafe tsk_fs_dir_open_meta(handle, address) else { return nil }
    let folder = unsafe Folder(opened, in: self)
    // Zeros where the medium failed would look like the end of the folder.
    return medium.failures == failures ? folder : nil
  }

  /// The names on a disc as its own records tell them; nil on any other medium.
  var listing: DiscListing? {
    family == .iso9660 ? unsafe DiscListing(medium, at: handle.pointee.offset) : nil
  }

  private static func family(of type: TSK_FS_TYPE_ENUM) -> Family? {
    switch type {
    case TSK_FS_TYPE_FAT12, TSK_FS_TYPE_FAT16, TSK_FS_TYPE_FAT32: .fat
    case TSK_FS_TYPE_EXFAT: .exFAT
    case TSK_FS_TYPE_NTFS: .ntfs
    case TSK_FS_TYPE_EXT2, TSK_FS_TYPE_EXT3, TSK_FS_TYPE_EXT4: .ext
    case TSK_FS_TYPE_ISO9660: .iso9660
    default: nil
    }
  }

  deinit {
    unsafe tsk_fs_close(handle)
  }
}
