import GateDomain

/// Lets libarchive list a zip that `ZipStructure` accepted.
///
/// Security: programs differ in what they make of a zip. Two readers that were written apart and
/// list the same members, in the same order and of the same sizes, leave little room for a third.
enum ZipReaders {
  static func compare(_ content: ContentBytes, with members: [ZipMember]) throws(Objected) {
    // libarchive does not know a zip without members.
    guard !members.isEmpty else { return }
    let reader = try ArchiveReader(content, .zip)
    for member in members {
      guard let entry = try reader.next() else { throw .readersDisagree }
      try check(entry, member)
    }
    guard try reader.next() == nil else { throw .readersDisagree }
  }

  private static func check(_ entry: ArchiveReader.Entry, _ member: ZipMember) throws(Objected) {
    if entry.isEncrypted { throw .encryptedArchive }
    if case .other(let what) = entry.kind { throw Objected(.memberName, what) }
    // libarchive normalises names that are marked as UTF-8; strings compare by what they mean.
    let names = [member.name, member.unicodeName ?? member.name]
    let isSame = names.contains { name in
      name == entry.name
        || String(decoding: name, as: UTF8.self) == String(decoding: entry.name, as: UTF8.self)
    }
    guard isSame, entry.size == member.size else { throw .readersDisagree }
  }
}
