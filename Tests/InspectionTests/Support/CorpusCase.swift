import GateDomain

/// One file of a corpus, and what is to become of it.
struct CorpusCase: Hashable, Sendable, Decodable {
  /// The limits under which it is scanned.
  enum Limits: String, Hashable, Sendable, Decodable, CaseIterable {
    /// Those of the shipped policy.
    case shipped
    /// Lower ones, so that a bomb need not be a large one.
    case small
  }

  private enum CodingKeys: CodingKey {
    case name, file, shown, reasons, limits
  }

  let name: String
  /// The file's name in the corpus.
  let file: String
  /// Its name on the medium.
  let path: RawName
  /// Every reason that is right to hold it; none for a file that must come through.
  let reasons: Set<HeldReason>
  let limits: Limits

  /// Reads a line that `make-corpus` wrote.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    file = try container.decode(String.self, forKey: .file)
    path = RawName(Self.bytes(try container.decode(String.self, forKey: .shown)))
    reasons = try container.decode(Set<HeldReason>.self, forKey: .reasons)
    limits = try container.decode(Limits.self, forKey: .limits)
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
