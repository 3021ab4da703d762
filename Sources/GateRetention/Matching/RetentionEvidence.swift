/// Why a rule speaks: the rule, the place and a few words around the hit.
///
/// Security: this is all that leaves a machine of a file's content.
public struct RetentionEvidence: Hashable, Sendable, Codable {
  /// Scalars on each side of a hit that are quoted.
  static let around = 24
  /// Most scalars of a hit that are quoted.
  static let hitLimit = 60

  /// The rule.
  public let rule: String
  /// The members that lead to the document.
  public let members: [String]
  /// The part, page or line.
  public let place: String
  /// A few words before the hit.
  public let before: String
  /// The hit.
  public let hit: String
  /// A few words behind it.
  public let after: String
  /// How many hits there are.
  public let count: Int

  /// Describes evidence.
  public init(
    rule: String, members: [String], place: String, before: String, hit: String, after: String,
    count: Int
  ) {
    self.rule = rule
    self.members = members
    self.place = place
    self.before = before
    self.hit = hit
    self.after = after
    self.count = count
  }
}

extension RetentionEvidence {
  /// Quotes what stands around `range` of a text.
  init(
    rule: String, in document: InspectedDocument, part: InspectedDocument.Part,
    quoting range: Range<Int>, count: Int, masked: Bool = false
  ) {
    let text = part.scalars
    let hit = Array(text[range].prefix(Self.hitLimit))
    self.init(
      rule: rule, members: document.members, place: part.place,
      before: Self.line(text[max(0, range.lowerBound - Self.around)..<range.lowerBound]),
      hit: masked ? Self.mask(hit) : Self.line(hit[...]),
      after: masked
        ? ""
        : Self.line(text[range.upperBound..<min(text.count, range.upperBound + Self.around)]),
      count: count)
  }

  /// Text in one visible line.
  private static func line(_ scalars: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let form = value <= 0xffff ? ScalarTable.shared.forms[Int(value)] : ScalarTable.expanded
      if form == ScalarTable.space || form == ScalarTable.lineBreak {
        if text.last != " " { text.append(" ") }
      } else if form != ScalarTable.ignored {
        text.append(scalar)
      }
    }
    return String(text)
  }

  // A number of a person is named only as far as an officer needs it to find it again.
  private static func mask(_ scalars: [UInt32]) -> String {
    let text = line(scalars[...])
    return text.prefix(6) + String(repeating: "*", count: max(0, text.count - 8))
      + text.suffix(2)
  }
}
