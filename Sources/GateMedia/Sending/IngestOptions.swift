/// What the station tells `gate-ingest` in its arguments.
public struct IngestOptions: Hashable, Sendable {
  /// Size of the medium in bytes, as the station measured it.
  public var size: UInt64 = 0
  /// Most regular files, and most other entries.
  public var maxFiles: UInt64 = 0
  /// Largest file that is copied.
  public var maxFileBytes: UInt64 = 0
  /// Files before this index were dealt with by an earlier process.
  public var skipTo: UInt64 = 0
  /// Whether a kernel without Landlock will do.
  public var allowsWithoutLandlock = false

  /// Reads the arguments; nil when one is unknown, lacks its number or is missing.
  public init?(arguments: some Collection<String>) {
    var rest = arguments.makeIterator()
    while let name = rest.next() {
      if name == "--without-landlock" {
        allowsWithoutLandlock = true
        continue
      }
      guard let place = Self.places[name], let value = rest.next().flatMap({ UInt64($0) }) else {
        return nil
      }
      self[keyPath: place] = value
    }
    guard size > 0, maxFiles > 0, maxFileBytes > 0 else { return nil }
  }

  private static var places: [String: WritableKeyPath<IngestOptions, UInt64>] {
    [
      "--size": \.size, "--max-files": \.maxFiles, "--max-file-bytes": \.maxFileBytes,
      "--skip-to": \.skipTo,
    ]
  }
}
