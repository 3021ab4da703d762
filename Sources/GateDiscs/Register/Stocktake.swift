public import GateDomain

/// Blank media of one kind, counted by hand and compared with the register (盘点).
///
/// Opening + received − written − spoiled − destroyed blank = what must lie in the cupboard.
public struct Stocktake: Hashable, Sendable, Codable {
  /// The kind that was counted.
  public let kind: MediumKind
  /// How many blanks there were at the last count.
  public let opening: Int
  /// How many were registered since.
  public let received: Int
  /// How many were written, spoiled, and destroyed or given out while blank, since.
  public let written, spoiled, removed: Int
  /// How many were counted.
  public let counted: Int
  /// Who counted.
  public let by: Identifier<Person>
  /// When.
  public let at: Timestamp

  /// Describes a count.
  public init(
    kind: MediumKind, opening: Int, received: Int, written: Int, spoiled: Int, removed: Int,
    counted: Int, by: Identifier<Person>, at: Timestamp
  ) {
    self.kind = kind
    self.opening = opening
    self.received = received
    self.written = written
    self.spoiled = spoiled
    self.removed = removed
    self.counted = counted
    self.by = by
    self.at = at
  }

  /// How many there should be.
  public var expected: Int { opening + received - written - spoiled - removed }

  /// Counted minus expected; anything but 0 is an incident.
  public var difference: Int { counted - expected }
}
