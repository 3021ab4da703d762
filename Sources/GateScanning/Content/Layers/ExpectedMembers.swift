/// The members that our own reader found in a container and that the engine has not shown yet.
///
/// Security: this is what makes a clean answer mean that everything was opened. A member that
/// the engine skips, cuts short or unpacks into something else stays expected for ever.
struct ExpectedMembers {
  /// What a member must be like.
  enum Member: Hashable {
    /// This many bytes with this checksum.
    case exact(size: Int, crc: UInt32)
    /// This many bytes; the container keeps no checksum.
    case sized(Int)
  }

  // The engine does not look at content of up to five bytes, which no signature fits.
  static let smallest = 6

  private var counts: [Member: Int] = [:]
  private var sizes: Set<Int> = []

  /// Nothing is expected.
  init() {}

  init(zip members: [ZipMember]) {
    for member in members { expect(.exact(size: member.size, crc: member.crc), member.size) }
  }

  init(compoundFile entries: [CompoundFile.Entry]) {
    for entry in entries where entry.kind == .stream { expect(.sized(entry.size), entry.size) }
  }

  var isEmpty: Bool { counts.isEmpty }

  /// Strikes off a member that the engine shows.
  mutating func see(_ content: ContentBytes) {
    guard sizes.contains(content.count) else { return }
    strike(.sized(content.count))
    strike(.exact(size: content.count, crc: content.crc32))
  }

  private mutating func expect(_ member: Member, _ size: Int) {
    guard size >= Self.smallest else { return }
    counts[member, default: 0] += 1
    sizes.insert(size)
  }

  private mutating func strike(_ member: Member) {
    guard let count = counts[member] else { return }
    counts[member] = count > 1 ? count - 1 : nil
  }
}
