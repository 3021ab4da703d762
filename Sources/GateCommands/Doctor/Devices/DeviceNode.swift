import Foundation

/// What the kernel says of a device's file.
struct DeviceNode: Hashable {
  /// Whose it is.
  let owner, group: UInt32
  /// Who may do what with it.
  let mode: UInt32

  /// Whether root alone may open it; an access list shows as rights of the group.
  var isRootOnly: Bool { owner == 0 && mode & 0o077 == 0 }

  /// Describes a file.
  init(owner: UInt32, group: UInt32, mode: UInt32) {
    self.owner = owner
    self.group = group
    self.mode = mode
  }

  /// Looks at a file; nil when there is none.
  init?(_ path: String) {
    var found = stat()
    guard unsafe stat(path, &found) == 0 else { return nil }
    self.init(owner: found.st_uid, group: found.st_gid, mode: found.st_mode & 0o7777)
  }
}
