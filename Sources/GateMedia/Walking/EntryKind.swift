import CTsk
import GateDomain

/// What the gate makes of an entry.
enum EntryKind: Equatable {
  /// Nothing that the medium's owner put there.
  case nothing
  /// A regular file of so many bytes.
  case file(UInt64)
  /// A folder to enter.
  case folder
  /// To be recorded only.
  case skipped(SkippedEntry.Kind)
}

extension Entry {
  /// Says what this entry is, by its metadata: the type in a folder's list is only a hint.
  func kind(named name: [UInt8]) -> EntryKind {
    if Self.virtual.contains(nameType.rawValue) || isSystemEntry(name) { return .nothing }
    guard let type, isAllocated else { return .skipped(.unreadable) }
    if folder.volume.family == .ntfs, let mark = ntfsMark { return .skipped(mark) }
    switch type {
    case TSK_FS_META_TYPE_REG: return size.map(EntryKind.file) ?? .skipped(.unreadable)
    case TSK_FS_META_TYPE_DIR: return .folder
    case TSK_FS_META_TYPE_LNK: return .skipped(.symbolicLink)
    case TSK_FS_META_TYPE_CHR, TSK_FS_META_TYPE_BLK, TSK_FS_META_TYPE_FIFO,
      TSK_FS_META_TYPE_SOCK:
      return .skipped(.special)
    case TSK_FS_META_TYPE_VIRT, TSK_FS_META_TYPE_VIRT_DIR: return .nothing
    default: return .skipped(.unreadable)
    }
  }

  /// The names of NTFS's second streams.
  var alternateStreams: [[UInt8]] {
    guard folder.volume.family == .ntfs else { return [] }
    return attributes.compactMap { $0.isData ? $0.name : nil }
  }

  // A link, or content that only a driver or a key on its own machine can give.
  private var ntfsMark: SkippedEntry.Kind? {
    let attributes = self.attributes
    if let mark = attributes.first(where: \.isReparsePoint) {
      return mark.isLink ? .symbolicLink : .unreadable
    }
    return attributes.contains { $0.isData && $0.isEncrypted } ? .unreadable : nil
  }
}
