/// Whether a container ends where its reader stopped.
///
/// libarchive stops at the first end that it finds and says nothing of what follows; a second
/// archive behind the first is what some other program will open.
enum ArchiveEnd {
  private static let block = 512
  private static let cabinetInSeries = 0x3

  static func check(
    _ content: ContentBytes, _ kind: ArchiveKind, consumed: Int, members: [ListedMember]
  ) throws(Objected) {
    let ends: Bool =
      switch kind {
      case .gzip: consumed == content.count && fitsTrailer(content, members)
      case .bzip2, .xz, .lzma, .lzip, .ar: consumed == content.count
      case .zstd: consumed == content.count && !hasSkippedFrame(content)
      case .lz4: LZ4Frames.end(of: content) == content.count
      case .tar: content.isZero(from: consumed) && content.isZero(from: content.count - block)
      case .cpio: content.isZero(from: consumed)
      case .sevenZip: sevenZipEnd(content) == content.count
      case .cabinet: content.number32(at: 8) == content.count
      case .iso9660: content.prefix(16 * 2_048).isZero(from: 0)
      case .zip: true
      }
    guard ends else { throw .damaged }
    // Parts of a series: the rest lies elsewhere, or in the boot sectors of the same disc.
    if kind == .cabinet, (content.number16(at: 30) ?? 0) & cabinetInSeries != 0 { throw .notOpened }
    if kind == .iso9660, hasOtherFileSystem(content) { throw .notOpened }
  }

  // libarchive does not compare the checksum of a gzip. Of several members only the last one's
  // size is written at the end, so nothing can be compared then.
  private static func fitsTrailer(_ content: ContentBytes, _ members: [ListedMember]) -> Bool {
    guard let member = members.first, members.count == 1, let crc = member.crc else {
      return members.isEmpty
    }
    let isAlone = content.number32(at: content.count - 4) == member.size & 0xffff_ffff
    return !isAlone || content.number32(at: content.count - 8) == Int(crc)
  }

  // RFC 8878, 3.1.2: frames that every reader passes over can hold anything.
  private static func hasSkippedFrame(_ content: ContentBytes) -> Bool {
    let frame: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd]
    var offset = 1
    while let found = content.firstIndex(of: [0x2a, 0x4d, 0x18], from: offset) {
      offset = found + 1
      guard let size = content.number32(at: found + 3), (content.byte(at: found - 1) ?? 0) >> 4 == 5
      else { continue }
      let end = found + 7 + size
      if end == content.count || content.starts(with: frame, at: end) { return true }
    }
    return false
  }

  // 7zFormat.txt: behind the signature header of 32 bytes come packed streams and the header.
  private static func sevenZipEnd(_ content: ContentBytes) -> Int? {
    guard let offset = content.number64(at: 12), let size = content.number64(at: 20) else {
      return nil
    }
    let (sum, isTooLarge) = offset.addingReportingOverflow(size)
    return isTooLarge ? nil : sum.addingReportingOverflow(32).partialValue
  }

  // ECMA-167 (UDF) on the same disc shows other files to other programs; so may El Torito.
  private static func hasOtherFileSystem(_ content: ContentBytes) -> Bool {
    let sectors = stride(from: 0x8001, to: min(content.count, 0x8001 + 32 * 2_048), by: 2_048)
    let others = ["NSR02", "NSR03", "BEA01", "BOOT2", "CDW02"].map { Array($0.utf8) }
    return sectors.contains { sector in
      others.contains { content.starts(with: $0, at: sector) }
        || content.starts(with: Array("EL TORITO".utf8), at: sector + 6)
    }
  }
}
