public import GateDomain

/// `GET /api/v1/held?state=…`: which held files to list.
public enum HeldList: String, Hashable, Sendable, Codable, CaseIterable {
  /// Those about which officers can decide now.
  case open
  /// Those that wait for another officer's agreement.
  case agreed
  /// Those whose decision the station has yet to carry out.
  case decided
  /// Those that came in by review.
  case released
  /// Those that were destroyed.
  case destroyed
  /// All of them.
  case all
}

/// A held file with everything that an officer needs to decide.
public struct HeldFile: Hashable, Sendable, Codable {
  /// The transfer that brought it.
  public let transfer: Transfer
  /// The file with its evidence.
  public let file: ScannedFile
  /// What officers decided so far.
  public let review: Review
  /// What the policy in force says of it.
  public let rule: HeldDecision

  /// Describes a held file.
  public init(transfer: Transfer, file: ScannedFile, review: Review, rule: HeldDecision) {
    self.transfer = transfer
    self.file = file
    self.review = review
    self.rule = rule
  }
}

/// Where a page of held files ends, and the next begins.
public struct HeldPlace: Hashable, Sendable, Codable {
  /// The transfer.
  public let transfer: Identifier<Transfer>
  /// The file's place on its medium.
  public let index: UInt64

  /// Names a place.
  public init(transfer: Identifier<Transfer>, index: UInt64) {
    self.transfer = transfer
    self.index = index
  }

  /// Reads what `text` writes; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let index = UInt64(parts[1]) else { return nil }
    self.init(transfer: Identifier(String(parts[0])), index: index)
  }

  /// The form that addresses carry: transfer and index with a slash between.
  public var text: String { "\(transfer)/\(index)" }
}

/// One page of held files, those of the newest transfer first.
public struct HeldPage: Hashable, Sendable, Codable {
  /// At most 50 files.
  public let files: [HeldFile]
  /// Where the next page begins; nil on the last.
  public let next: HeldPlace?

  /// Describes a page.
  public init(files: [HeldFile], next: HeldPlace?) {
    self.files = files
    self.next = next
  }
}
