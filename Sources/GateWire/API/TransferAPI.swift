public import GateDomain

/// `GET /api/v1/transfers/ID/files?after=N`: one page of a transfer's files, by index.
public struct FilePage: Hashable, Sendable, Codable {
  /// At most 200 files.
  public let files: [ScannedFile]
  /// Entries that were passed over; on the first page only.
  public let skipped: [SkippedEntry]
  /// Index to ask for next; nil on the last page.
  public let next: UInt64?

  /// Describes a page.
  public init(files: [ScannedFile], skipped: [SkippedEntry], next: UInt64?) {
    self.files = files
    self.skipped = skipped
    self.next = next
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

  /// Describes a sighting.
  public init(
    station: Identifier<Station>, device: Device, isAllowed: Bool, reason: [String: String],
    since: Timestamp
  ) {
    self.station = station
    self.device = device
    self.isAllowed = isAllowed
    self.reason = reason
    self.since = since
  }
}
