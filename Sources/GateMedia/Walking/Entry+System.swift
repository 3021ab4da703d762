import CTsk

extension Entry {
  // Names that libtsk makes up, such as "$OrphanFiles".
  static let virtual = [TSK_FS_NAME_TYPE_VIRT, TSK_FS_NAME_TYPE_VIRT_DIR].map(\.rawValue)

  private static let labelMark = Array(" (Volume Label Entry)".utf8)
  private static let exFATTables = ["$ALLOC_BITMAP", "$UPCASE_TABLE"].map { Array($0.utf8) }
  // NTFS keeps the first entries of its table for itself.
  private static let ntfsReserved: UInt64 = 24

  /// Whether this is the file system's own bookkeeping, which lies in the root folder only.
  ///
  /// Each rule asks for more than a name, so that a file cannot be left out by calling it so.
  func isSystemEntry(_ name: [UInt8]) -> Bool {
    guard folder.isRoot else { return false }
    return switch folder.volume.family {
    case .fat: isVolumeLabel(name)
    case .exFAT: isVolumeLabel(name) || isExFATTable(name)
    case .ntfs: address < Self.ntfsReserved && name.first == UInt8(ascii: "$")
    case .ext, .iso9660: false
    }
  }

  private func isVolumeLabel(_ name: [UInt8]) -> Bool {
    name.suffix(Self.labelMark.count) == Self.labelMark[...] && (size ?? 0) == 0
  }

  // A file has times; these tables have none.
  private func isExFATTable(_ name: [UInt8]) -> Bool {
    Self.exFATTables.contains(name) && type != nil && !hasTimes
  }
}
