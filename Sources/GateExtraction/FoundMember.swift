public import GateDomain

/// The file itself, or something that lay inside it and was looked at like a file.
public struct FoundMember: Hashable, Sendable {
  /// The members that lead to it; empty for the file itself.
  public let members: [String]
  /// What it is by content.
  public let format: DocumentFormat
  /// Its bytes.
  public let size: UInt64
  /// SHA-256 of its bytes as the worker computed it; nil for the file itself, whose digest the
  /// caller makes, since a worker that was taken over could lie.
  public let digest: Digest?

  /// Describes a member.
  public init(members: [String], format: DocumentFormat, size: UInt64, digest: Digest? = nil) {
    self.members = members
    self.format = format
    self.size = size
    self.digest = digest
  }
}
