/// The names in one folder by a disc's own records, compared with those that libtsk shows.
///
/// On any other medium there are no records, and every name is as libtsk shows it.
struct FolderNames {
  private var left: [[UInt8]: DiscRecord]
  private var unlisted = 0
  private var divided: Set<[UInt8]> = []
  private let pieces: Set<UInt64>

  init(_ records: [[UInt8]: DiscRecord]) {
    left = records
    pieces = Set(records.values.flatMap(\.pieceStarts))
  }

  /// What the records say of a name that libtsk shows; nil when it is not among them.
  mutating func take(_ name: [UInt8]) -> DiscRecord? {
    // libtsk shows "A." as "A".
    let dotted = name + [UInt8(ascii: ".")]
    let key = left[name] == nil && left[dotted]?.isDivided == true ? dotted : name
    let listed = left.removeValue(forKey: key)
    if listed == nil, !TreeWalk.dots.contains(name) { unlisted += 1 }
    if listed?.isDivided == true { divided.insert(name) }
    return listed
  }

  /// Whether a name was taken whose other pieces libtsk shows under it, too.
  func isDivided(_ name: [UInt8]) -> Bool {
    divided.contains(name)
  }

  /// Whether an entry is a piece of a file that the records call otherwise.
  func isStray(_ entry: Entry, _ listed: DiscRecord?) -> Bool {
    guard !pieces.isEmpty, listed?.isDivided != true, let block = entry.content?.firstBlock else {
      return false
    }
    return pieces.contains(block)
  }

  /// Names that libtsk left out.
  ///
  /// Those that are only shown differently are no loss; libtsk adds one of its own to the root.
  func missing(inRoot isRoot: Bool) -> [[UInt8]] {
    guard left.count > max(0, unlisted - (isRoot ? 1 : 0)) else { return [] }
    return left.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
