/// How thoroughly files are read and scanned.
///
/// Past any limit a file is held, never let through.
public struct ScanningPolicy: Hashable, Sendable {
  /// Largest file that comes in; below 2 GiB, since the engine skips anything larger.
  public let maxFileBytes: UInt64
  /// Most files on one medium.
  public let maxFiles: UInt64
  /// Most bytes that the engine looks at inside one file, all its members together.
  public let maxScanBytes: UInt64
  /// Most members of one archive.
  public let maxArchiveFiles: Int
  /// How many archives may lie inside each other.
  public let maxRecursion: Int
  /// How long one file may be scanned before its worker is killed.
  public let scanSeconds: Int
  /// How long a medium may stay silent before reading ends.
  public let readSilenceSeconds: Int
  /// How many files are scanned at the same time; 0 means one a core.
  public let workers: Int
  /// Virus signatures older than this many days hold every file.
  public let signatureMaxAgeDays: Int
  /// Virus signatures older than this many days are warned about.
  public let warnAgeDays: Int
}
