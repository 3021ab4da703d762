/// Somebody whose approval of a step is needed besides its quorum (加签).
public struct AddedReviewer: Hashable, Sendable, Codable {
  /// Who must approve too.
  public let reviewer: Identifier<Person>
  /// The reviewer's name at that time.
  public let name: String
  /// The step.
  public let step: String
  /// Who asked for it, and why.
  public let by: Identifier<Person>
  /// Why.
  public let reason: String
  /// When.
  public let at: Timestamp
}

/// An approver's turn, given to another holder of the same role (转办).
public struct HandOver: Hashable, Sendable, Codable {
  /// Who gave it away and decides this step no more.
  public let from: Identifier<Person>
  /// Whose turn it is now.
  public let to: Identifier<Person>
  /// The name of the one whose turn it is.
  public let name: String
  /// The step.
  public let step: String
  /// Why.
  public let reason: String
  /// When.
  public let at: Timestamp
}
