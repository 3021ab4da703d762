/// The name of one file of the exported log (C2SP tlog-tiles) such as `tile/0/x001/234.p/17`.
public struct TilePath: Hashable, Sendable {
  /// What a tile holds.
  public enum Content: Hashable, Sendable {
    /// Hashes of that level; level 0 holds the leaves' hashes.
    case hashes(level: Int)
    /// The records themselves.
    case entries
  }

  /// How many hashes or records a full tile holds.
  public static let fullWidth = 256

  /// What the tile holds.
  public let content: Content
  /// Its place in its level, from 0.
  public let index: Int64
  /// How many hashes or records it holds, 1 to 256.
  public let width: Int

  /// Names a tile.
  public init(_ content: Content, index: Int64, width: Int = fullWidth) {
    self.content = content
    self.index = index
    self.width = width
  }

  /// Whether the tile is partial, so that a wider one takes its place some day.
  public var isPartial: Bool { width < Self.fullWidth }

  /// The path below the log's folder.
  public var text: String {
    "tile/\(contentText)/\(Self.groups(of: index))" + (isPartial ? ".p/\(width)" : "")
  }

  /// Reads a path; nil unless it is exactly what `text` writes.
  public init?(text: String) {
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.removeFirst() == "tile",
      let content = Content(text: parts.removeFirst())
    else { return nil }
    var width = Self.fullWidth
    if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
      guard let number = Int(parts.removeLast()), (1..<Self.fullWidth).contains(number) else {
        return nil
      }
      width = number
      parts[parts.count - 1].removeLast(2)
    }
    guard let index = Self.index(ofGroups: parts) else { return nil }
    self.init(content, index: index, width: width)
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }

  /// The smallest tree that has this tile; nil if no tree is that large.
  public var leastTreeSize: Int64? {
    let (first, overflow) = index.multipliedReportingOverflow(by: Int64(Self.fullWidth))
    let (count, overflow2) = first.addingReportingOverflow(Int64(width))
    guard !overflow, !overflow2 else { return nil }
    guard case .hashes(let level) = content else { return count }
    guard level < 8, count <= Int64.max >> Int64(level * 8) else { return nil }
    return count << Int64(level * 8)
  }

  private var contentText: String {
    switch content {
    case .hashes(let level): String(level)
    case .entries: "entries"
    }
  }

  private static func groups(of index: Int64) -> String {
    let last = padded(index % 1000)
    return index < 1000 ? last : "\(leading(index / 1000))/\(last)"
  }

  private static func leading(_ number: Int64) -> String {
    let group = "x" + padded(number % 1000)
    return number < 1000 ? group : "\(leading(number / 1000))/\(group)"
  }

  private static func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }

  // `text` is compared afterwards, so this may be lenient about padding.
  private static func index(ofGroups groups: [String]) -> Int64? {
    guard let last = groups.last, groups.count <= 6 else { return nil }
    let digits = groups.dropLast().map { $0.dropFirst() }.joined() + last
    return Int64(digits).flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension TilePath.Content {
  fileprivate init?(text: String) {
    if text == "entries" {
      self = .entries
    } else if let level = Int(text), (0...63).contains(level) {
      self = .hashes(level: level)
    } else {
      return nil
    }
  }
}
