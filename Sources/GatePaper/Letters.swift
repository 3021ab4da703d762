/// What a text on paper looks like.
public struct Letters: Hashable, Sendable {
  /// Where lines stand within their width.
  public enum Side: Int32, Hashable, Sendable {
    /// From the left.
    case left = 0
    /// In the middle.
    case centre = 1
    /// From the right.
    case right = 2
  }

  /// Height in points.
  public var size: Double
  /// Whether it is bold.
  public var isBold: Bool
  /// Where its lines stand.
  public var side: Side
  /// From 0, black, to 1.
  public var grey: Double

  /// Describes letters; ordinary text if nothing is said.
  public init(size: Double = 9, isBold: Bool = false, side: Side = .left, grey: Double = 0) {
    (self.size, self.isBold, self.side, self.grey) = (size, isBold, side, grey)
  }
}
