/// What the station tells `gate-burn` in its arguments.
public struct BurnOptions: Hashable, Sendable {
  /// The two things that the program does.
  public enum Work: Hashable, Sendable {
    /// Write a disc in the burner at this address.
    case burn(drive: String)
    /// Read that many bytes back.
    case readBack(UInt64)
  }

  /// What to do.
  public let work: Work
  /// Whether a kernel without Landlock will do.
  public let allowsWithoutLandlock: Bool

  /// Reads the arguments; nil when they make no sense.
  public init?(arguments: [String]) {
    var rest = arguments
    allowsWithoutLandlock = rest.last == "--without-landlock"
    if allowsWithoutLandlock { rest.removeLast() }
    guard rest.count == 2, !rest[1].isEmpty else { return nil }
    switch rest[0] {
    case "--drive": work = .burn(drive: rest[1])
    case "--read-back":
      guard let count = UInt64(rest[1]), count > 0 else { return nil }
      work = .readBack(count)
    default: return nil
    }
  }
}
