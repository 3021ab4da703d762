/// Something to put on a test medium.
public struct MediumFile: Hashable, Sendable {
  /// What it is.
  public enum Content: Hashable, Sendable {
    /// A regular file.
    case data([UInt8])
    /// A regular file that is one hole of so many bytes (ext4 only).
    case hole(UInt64)
    /// An empty folder.
    case folder
    /// A symbolic link (ext4 and ISO9660 only).
    case link(String)
    /// A named pipe (ext4 only).
    case pipe
    /// A device node, for which the test must be root (ext4 only).
    case device
    /// A second stream of a file that comes before it in the list (NTFS only).
    case stream(String, [UInt8])
  }

  /// Its path on the medium, parts joined by `/`.
  public let path: [UInt8]
  /// What it is.
  public let content: Content

  /// Describes a file whose name need not be text.
  public init(path: [UInt8], _ content: Content) {
    self.path = path
    self.content = content
  }

  /// Describes a file.
  public init(_ path: String, _ content: Content) {
    self.init(path: Array(path.utf8), content)
  }

  /// A regular file with a text in it.
  public init(_ path: String, _ text: String) {
    self.init(path, .data(Array(text.utf8)))
  }
}
