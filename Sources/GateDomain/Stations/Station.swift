/// A designated transfer machine (中间机).
public struct Station: Hashable, Sendable, Codable {
  /// Short name that grants and records use, such as `ST-01`.
  public let id: Identifier<Station>
  /// Name for people, such as where it stands.
  public let name: String

  /// Describes a station.
  public init(id: Identifier<Station>, name: String) {
    self.id = id
    self.name = name
  }
}
