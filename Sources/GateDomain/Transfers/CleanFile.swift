/// A scanned file whose verdict is clean: the only thing that a release accepts.
public struct CleanFile: Hashable, Sendable {
  /// The file and its evidence.
  public let scanned: ScannedFile

  /// Takes a scanned file; nil unless its verdict is `clean`.
  public init?(_ scanned: ScannedFile) {
    guard scanned.verdict.isReleasable else { return nil }
    self.scanned = scanned
  }
}
