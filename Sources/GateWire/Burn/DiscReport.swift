/// What a burner says of the disc in it.
public struct DiscReport: Hashable, Sendable, Codable {
  /// The number of the kind of disc by MMC; 0xffff for a file in its place.
  public let profile: UInt16
  /// The kind's name, printable ASCII.
  public let name: String
  /// How many bytes can be written.
  public let room: UInt64

  /// Describes a blank disc.
  public init(profile: UInt16, name: String, room: UInt64) {
    self.profile = profile
    self.name = name
    self.room = room
  }
}
