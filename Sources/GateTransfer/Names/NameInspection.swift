public import GateDomain

/// Judges the names of one medium's files, one after the other, in the order of the medium.
///
/// Remembers a 64-bit hash a file to find collisions, so memory grows by some bytes a file only.
public struct NameInspection: Sendable {
  private var seen: Set<Int> = []

  /// Begins with no names.
  public init() {}

  /// What is wrong with `path`, the gravest first; nil for a name that every office computer can
  /// store and show.
  public mutating func defect(of path: RawName) -> NameDefect? {
    guard let text = path.text else { return .notText }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { return .traversal }
    if !text.unicodeScalars.allSatisfy(RawName.isVisible) { return .invisible }
    if path.bytes.count > 4_000 || parts.contains(where: { $0.utf8.count > 255 }) {
      return .tooLong
    }
    if parts.contains(where: Self.isUnportable) { return .unportable }
    return seen.insert(Self.key(text)).inserted ? nil : .collision
  }

  // String equality and hashing already treat composed and decomposed forms alike.
  private static func key(_ text: String) -> Int {
    var hasher = Hasher()
    hasher.combine(text.lowercased())
    return hasher.finalize()
  }

  /// The rules are those of Windows for file names: reserved characters, reserved device names
  /// with or without an extension, and no dot or space at the end.
  private static func isUnportable(_ part: String) -> Bool {
    if part.contains(where: { "<>:\"|?*\\".contains($0) }) { return true }
    if part.hasSuffix(".") || part.hasSuffix(" ") { return true }
    return WindowsDeviceName.matches(part)
  }
}
