import CTsk

extension Medium {
  /// What lies on a medium: the volumes that can be read, and the numbers of those that cannot.
  struct Contents {
    var volumes: [Volume] = []
    var unreadable: [Int] = []
  }

  // Names of the families, as libtsk's own detection takes them.
  private static let bootSector = [TSK_FS_TYPE_NTFS_DETECT, TSK_FS_TYPE_FAT_DETECT]
  private static let later = [TSK_FS_TYPE_EXT_DETECT, TSK_FS_TYPE_ISO9660_DETECT]

  /// Finds the volumes, in an order that depends on the medium alone.
  ///
  /// The first sector decides first, because whoever wrote it last meant it: a boot sector, then
  /// a partition table. What lies behind it (ext, ISO9660) may be left over from before the
  /// medium was partitioned, and the backup of a GPT lies at the very end, so they come last.
  func contents() -> Contents {
    if let whole = volume(at: 0, Self.bootSector) { return Contents(volumes: [whole]) }
    for type in [TSK_VS_TYPE_GPT, TSK_VS_TYPE_DOS] {
      if let found = partitions(type, allowBackup: false) { return found }
    }
    if let whole = volume(at: 0, Self.later) { return Contents(volumes: [whole]) }
    return partitions(TSK_VS_TYPE_GPT, allowBackup: true) ?? Contents()
  }

  // nil when there is no such table or none of its partitions can be read.
  private func partitions(_ type: TSK_VS_TYPE_ENUM, allowBackup: Bool) -> Contents? {
    guard let table = unsafe gate_partitions_open(handle, type) else { return nil }
    defer { unsafe tsk_vs_close(table) }
    guard unsafe allowBackup || table.pointee.is_backup == 0 else { return nil }
    var contents = Contents()
    for (index, offset) in unsafe Self.offsets(in: table).enumerated() {
      if let offset,
        let volume = volume(at: offset, Self.bootSector + Self.later, number: index + 1)
      {
        contents.volumes.append(volume)
      } else {
        contents.unreadable.append(index + 1)
      }
    }
    return contents.volumes.isEmpty ? nil : contents
  }

  private static func offsets(in table: UnsafeMutablePointer<TSK_VS_INFO>) -> [Int64?] {
    var offsets: [Int64?] = []
    var next = unsafe table.pointee.part_list
    while let part = unsafe next {
      if unsafe part.pointee.flags.rawValue & TSK_VS_PART_FLAG_ALLOC.rawValue != 0 {
        let start = unsafe part.pointee.start
        let (bytes, overflow) = unsafe start.multipliedReportingOverflow(
          by: UInt64(table.pointee.block_size))
        offsets.append(overflow ? nil : Int64(exactly: bytes))
      }
      unsafe next = part.pointee.next
    }
    return offsets
  }

  private func volume(at offset: Int64, _ types: [TSK_FS_TYPE_ENUM], number: Int = 1) -> Volume? {
    for type in types {
      if let opened = unsafe gate_volume_open(handle, offset, type) {
        return unsafe Volume(on: self, opened, number: number)
      }
    }
    return nil
  }
}
