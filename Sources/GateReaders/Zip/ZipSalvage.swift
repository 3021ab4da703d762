/// Looks for members in a zip that has lost its directory.
enum ZipSalvage {
  static func members(_ bytes: Bytes, limit: Int) -> [ZipArchive.Member] {
    var (found, offset): ([ZipArchive.Member], Int) = ([], 0)
    while found.count < limit, let start = bytes.find([0x50, 0x4b, 0x03, 0x04], from: offset),
      let flags = bytes.number16(start + 6), let method = bytes.number16(start + 8),
      let packed = bytes.number32(start + 18), let size = bytes.number32(start + 22),
      let name = bytes.number16(start + 26), let extra = bytes.number16(start + 28)
    {
      let data = start + 30 + name + extra
      // Sizes that stand behind the data are not known here; inflating finds the end itself.
      let isOpen = flags & 8 != 0 && packed == 0
      let next = isOpen ? bytes.find([0x50, 0x4b], from: data) ?? bytes.count : data + packed
      let end = isOpen ? bytes.find([0x50, 0x4b, 0x03, 0x04], from: data) ?? bytes.count : next
      found.append(
        ZipArchive.Member(
          name: bytes.part(start + 30, name).copied, isUnicode: flags & 0x800 != 0, flags: flags,
          method: method, packed: max(0, end - data), size: size, offset: start,
          checksum: isOpen ? 0 : bytes.number32(start + 14) ?? 0))
      offset = max(end, start + 4)
    }
    return found
  }
}
