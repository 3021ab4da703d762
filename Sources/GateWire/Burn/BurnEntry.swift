/// A file of a disc as the plan names it.
public struct BurnEntry: Hashable, Sendable {
  /// Longest path in bytes.
  public static let pathLimit = 1_024

  /// Longest part of a path in bytes of UTF-8 and in units of UTF-16.
  ///
  /// Within both, a name stands whole in Rock Ridge and in Joliet, so every reader sees the same.
  /// Beyond 112 bytes libisofs 1.5.4 needs continuation areas, whose size it gets wrong when there
  /// are many: the image would be shorter than promised.
  public static let (nameBytes, nameUnits) = (110, 100)

  /// Path from the root of the disc, in UTF-8.
  public let path: [UInt8]
  /// Size in bytes.
  public let size: UInt64
  /// When it was last changed, in seconds since 1970.
  public let modified: UInt64

  /// Describes a file.
  public init(path: [UInt8], size: UInt64, modified: UInt64) {
    self.path = path
    self.size = size
    self.modified = modified
  }
}
