import GateDomain

/// The members that our own reader lists in a container, and which of them the engine has shown
/// with everything inside.
///
/// Security: this is what makes a clean answer mean that everything was opened. A member that
/// the engine skips, cuts short or unpacks into something else stays expected; it is then
/// unpacked by the walk and scanned by itself, or the file is held.
struct ExpectedMembers {
  private struct Key: Hashable {
    let size: Int
    let crc: UInt32?
  }

  // The engine does not look at content of up to five bytes, which no signature fits.
  static let smallest = 6

  let members: [ListedMember]
  private var numbers: [Key: [Int]] = [:]
  private var listed: [Key: [Int]] = [:]
  private var sizes: Set<Int> = []

  init(_ members: [ListedMember] = []) {
    self.members = members
    for (number, member) in members.enumerated() {
      let key = Key(size: member.size, crc: member.crc)
      listed[key, default: []].append(number)
      sizes.insert(member.size)
      if member.isExpected { numbers[key, default: []].append(number) }
    }
  }

  init(zip members: [ZipMember]) {
    self.init(members.map(\.listed))
  }

  init(archive members: [ListedMember]) {
    self.init(
      members.map {
        ListedMember(
          name: $0.name, size: $0.size, crc: $0.crc, isExpected: $0.size >= Self.smallest)
      })
  }

  init(compoundFile entries: [CompoundFile.Entry]) {
    self.init(
      CompoundFile.streams(entries).map {
        ListedMember(
          name: .init($0.name), size: $0.size, crc: nil, isExpected: $0.size >= Self.smallest)
      })
  }

  /// The numbers of the members that were not shown, or not with everything inside.
  ///
  /// Security: twins, which claim the same size and checksum, are unseen together. One that
  /// nobody can open would else hide behind another that was shown.
  var unseen: [Int] { numbers.keys.flatMap { listed[$0] ?? [] }.sorted() }

  var isComplete: Bool { numbers.isEmpty }

  /// Whether such a content is in the list at all, shown already or not.
  func lists(_ content: ContentBytes) -> Bool {
    sizes.contains(content.count) && key(of: content) != nil
  }

  /// The number of an expected member that is exactly this content; of twins the one with the
  /// name that the engine gives, and none when that one was shown already.
  func match(_ content: ContentBytes, named name: String?) -> Int? {
    guard sizes.contains(content.count), let key = key(of: content), let left = numbers[key] else {
      return nil
    }
    let isNamed = { (number: Int) in members[number].name.text == name }
    if let number = left.first(where: isNamed) { return number }
    return listed[key]?.contains(where: isNamed) ?? false ? nil : left.first
  }

  /// Strikes off a member that was shown with everything inside.
  mutating func strike(_ number: Int) {
    let key = Key(size: members[number].size, crc: members[number].crc)
    guard var twins = numbers[key], let place = twins.firstIndex(of: number) else { return }
    twins.remove(at: place)
    numbers[key] = twins.isEmpty ? nil : twins
  }

  // A container that keeps no checksum is known by sizes alone.
  private func key(of content: ContentBytes) -> Key? {
    let sized = Key(size: content.count, crc: nil)
    if listed[sized] != nil { return sized }
    let exact = Key(size: content.count, crc: content.crc32)
    return listed[exact] != nil ? exact : nil
  }
}
