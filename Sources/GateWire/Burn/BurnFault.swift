/// Why `gate-burn` did not write a disc, or not to its end.
public enum BurnFault: UInt8, Error, Hashable, Sendable, Codable, CaseIterable {
  /// The burner cannot be opened, or somebody else has it.
  case noDrive = 1
  /// The process could not be confined.
  case notConfined
  /// There is no disc in the burner.
  case noDisc
  /// The disc has been written before.
  case notBlank
  /// What is in the burner cannot be written.
  case unsuitable
  /// The image does not fit on the disc.
  case tooSmall
  /// A name cannot stand on a disc, or stands there twice.
  case badName
  /// The image could not be laid out.
  case imageFailed
  /// The burner will not take the image.
  case driveRefused
  /// A file was gone when it was to be written.
  case fileMissing
  /// A file was not as long as it had been.
  case fileChanged
  /// A file could not be read.
  case fileUnread
  /// The copy of the image did not reach the station.
  case copyLost
  /// The burner reported that writing failed.
  case writeFailed
}
