import GateDomain

/// The beginning of a file's text, for approvers; kept apart from the request and never on record.
public struct TextPreview: Hashable, Sendable, Codable {
  /// Most scalars that are kept.
  public static let limit = 2_000

  /// The text, lines ended by `\n`, without invisible characters.
  public let text: String
  /// Whether there is more.
  public let isCut: Bool

  /// Takes the beginning of a text.
  public init(of text: String, isCut: Bool = false) {
    var kept = String.UnicodeScalarView()
    var isCut = isCut
    for scalar in text.unicodeScalars {
      guard kept.count < Self.limit else {
        isCut = true
        break
      }
      if scalar == "\n" || scalar == "\t" || RawName.isVisible(scalar) { kept.append(scalar) }
    }
    self.text = String(kept)
    self.isCut = isCut
  }
}
