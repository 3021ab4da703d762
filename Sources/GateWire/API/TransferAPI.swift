public import GateDomain

/// `GET /api/v1/transfers/ID/files?after=N`: one page of a transfer's files, by index.
public struct FilePage: Hashable, Sendable, Codable {
  /// At most 200 files.
  public let files: [ScannedFile]
  /// Entries that were passed over; on the first page only.
  public let skipped: [SkippedEntry]
  /// Index to ask for next; nil on the last page.
  public let next: UInt64?
  /// What security officers decided about held files of this page.
  public let reviews: [Review]

  /// Describes a page.
  public init(
    files: [ScannedFile], skipped: [SkippedEntry], next: UInt64?, reviews: [Review] = []
  ) {
    self.files = files
    self.skipped = skipped
    self.next = next
    self.reviews = reviews
  }

  /// What officers decided about a file; nil while they have not.
  public func review(of index: UInt64) -> Review? {
    reviews.first { $0.index == index }
  }
}

/// A device that is plugged into a station now, as the console and the request form show it.
public struct DeviceSighting: Hashable, Sendable, Codable {
  /// Where.
  public let station: Identifier<Station>
  /// What.
  public let device: Device
  /// Whether a grant opened it.
  public let isAllowed: Bool
  /// Why it is closed, or under which request it is open, by language tag.
  public let reason: [String: String]
  /// Since when.
  public let since: Timestamp
  /// Whether its transfer is over, so that it may be pulled out.
  public let isFinished: Bool

  /// Describes a sighting.
  public init(
    station: Identifier<Station>, device: Device, isAllowed: Bool, reason: [String: String],
    since: Timestamp, isFinished: Bool = false
  ) {
    self.station = station
    self.device = device
    self.isAllowed = isAllowed
    self.reason = reason
    self.since = since
    self.isFinished = isFinished
  }
}
