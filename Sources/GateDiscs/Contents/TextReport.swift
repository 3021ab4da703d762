import GatePolicy

/// What a file's text says of its level, and what of it was not read.
public struct TextReport: Hashable, Sendable, Codable {
  /// Most findings that are kept, and most places that were not read.
  public static let limit = 6

  /// What the rules found, the highest mark first.
  public let findings: [ContentFinding]
  /// What was not read.
  public let unread: [UnreadContent]
  /// How many findings and unread places more there are.
  public let omitted: Int

  /// Keeps the gravest of what was found.
  ///
  /// Security: a mark must NEVER be crowded out by lesser findings, nor a reason that stops a file
  /// by others; so marks are sorted first, and every reason is kept once before any is kept twice.
  public init(findings: [ContentFinding], unread: [UnreadContent]) {
    let sorted = findings.enumerated().sorted {
      let (left, right) = ($0.element.mark?.rank ?? 0, $1.element.mark?.rank ?? 0)
      return left == right ? $0.offset < $1.offset : left > right
    }
    var seen = Set<String>()
    let (first, again) = unread.reduce(into: ([UnreadContent](), [UnreadContent]())) {
      if seen.insert($1.reason.rawValue).inserted { $0.0.append($1) } else { $0.1.append($1) }
    }
    self.findings = Array(sorted.prefix(Self.limit).map(\.element))
    self.unread = Array((first + again).prefix(Self.limit))
    omitted =
      findings.count - self.findings.count + unread.count - self.unread.count
  }
}
