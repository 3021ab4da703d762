public import GateDomain

/// One level of protection that a file or medium can have (密级), lowest first in `labels.yaml`.
public struct Level: Hashable, Sendable {
  /// The word that is stored.
  public let id: String
  /// What people read.
  public let label: Words

  /// Describes a level.
  public init(id: String, label: Words) {
    self.id = id
    self.label = label
  }
}
