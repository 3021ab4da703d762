/// What an officer decided, as the review keeps it.
public struct ReviewVote: Hashable, Sendable, Codable {
  /// Who decided.
  public let officer: Identifier<Person>
  /// The officer's name at that time.
  public let name: String
  /// What shall become of the file.
  public let disposition: ReviewDisposition
  /// Why; the requester reads it.
  public let why: String
  /// Who can open an export; nil for everything else.
  public let recipient: ExportRecipient?
  /// Which decision it belongs to, from 1: a file that was exported can be decided on again.
  public let round: Int
  /// When.
  public let at: Timestamp
}
