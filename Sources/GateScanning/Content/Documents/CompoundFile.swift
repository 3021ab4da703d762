import GateDomain
/// A compound file, the container of the older Office formats (MS-CFB).
///
/// Directory entries are looked for at every place where one can lie, not by following the
/// file's own chains: a broken chain hides streams from one reader and not from the next.
enum CompoundFile {
  private static let mark: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  private static let headerSize = 512
  private static let entrySize = 128

  /// One directory entry.
  struct Entry: Hashable {
    /// What an entry stands for.
    enum Kind: UInt8 {
      case storage = 1
      case stream = 2
      case root = 5
    }

    let name: String
    let kind: Kind
    let size: Int
    /// The first of its sectors.
    let start: Int
  }

  /// The streams among the entries, in the order of the walk's listing.
  static func streams(_ entries: [Entry]) -> [Entry] {
    entries.filter { $0.kind == .stream }
  }

  static func isCompoundFile(_ content: ContentBytes) -> Bool {
    content.starts(with: mark)
  }

  /// Everything in the file that looks like a directory entry.
  static func entries(of content: ContentBytes) -> [Entry] {
    stride(from: headerSize, to: content.count, by: entrySize).compactMap {
      entry(in: content, at: $0)
    }
  }

  /// Throws for an encrypted document and for one that runs or smuggles something.
  static func check(_ entries: [Entry]) throws(Objected) {
    let names = Set(entries.map(\.name))
    let hidden = ["EncryptedPackage", "EncryptionInfo", "EncryptedSummary", "\u{6}DataSpaces"]
    if hidden.contains(where: names.contains) { throw .encryptedDocument }
    if names.contains("\u{1}Ole10Native") { throw Objected(.activeContent, "OLE2.Package") }
    if names.contains("\u{3}OCXNAME") { throw Objected(.activeContent, "OLE2.ActiveX") }
    if names.contains("_VBA_PROJECT") || names.contains("_VBA_PROJECT_CUR") {
      throw Objected(.macro, "OLE2.Macro")
    }
  }

  static func entry(in content: ContentBytes, at offset: Int) -> Entry? {
    guard let kind = content.byte(at: offset + 66).flatMap(Entry.Kind.init),
      let colour = content.byte(at: offset + 67), colour <= 1,
      let start = content.number32(at: offset + 116), let size = content.number32(at: offset + 120),
      let length = content.number16(at: offset + 64), (4...64).contains(length),
      length.isMultiple(of: 2), let name = name(in: content, at: offset, length: length)
    else { return nil }
    return Entry(name: name, kind: kind, size: size, start: start)
  }

  private static func name(in content: ContentBytes, at offset: Int, length: Int) -> String? {
    let units = stride(from: 0, to: length, by: 2).compactMap {
      content.number16(at: offset + $0).map(UInt16.init)
    }
    guard units.last == 0, !units.dropLast().contains(0) else { return nil }
    return String(decoding: units.dropLast(), as: UTF16.self)
  }
}
