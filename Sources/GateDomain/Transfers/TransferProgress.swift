/// How far a transfer is; shown live, never a basis of a decision.
public struct TransferProgress: Hashable, Sendable, Codable {
  /// Files and bytes that the medium promises; 0 until it has been listed.
  public var filesTotal, bytesTotal: UInt64
  /// Files and bytes copied so far.
  public var filesCopied, bytesCopied: UInt64
  /// Files judged so far, and how many of those are held.
  public var filesJudged, filesHeld: UInt64
  /// Entries that are no regular files and were only recorded.
  public var entriesSkipped: UInt64
  /// The file being copied, escaped; empty between files.
  public var currentFile: String

  /// Nothing done yet.
  public init() {
    (filesTotal, bytesTotal, filesCopied, bytesCopied) = (0, 0, 0, 0)
    (filesJudged, filesHeld, entriesSkipped) = (0, 0, 0)
    currentFile = ""
  }
}
