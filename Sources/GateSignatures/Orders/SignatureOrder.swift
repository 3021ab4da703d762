public import GateDomain

/// What an operator asks of the station concerning virus signatures.
public struct SignatureOrder: Hashable, Sendable, Codable {
  /// What is to be done.
  public enum Act: Hashable, Sendable, Codable {
    /// Take over the files that lie with the order.
    case importing([String])
    /// Go back to an earlier set; nil for the one before.
    case rollback(Digest?)
  }

  /// The order's own name.
  public let id: Identifier<SignatureOrder>
  /// What is to be done.
  public let act: Act
  /// Who asks, as the operating system names them.
  public let operatorName: String
  /// When.
  public let at: Timestamp

  /// Describes an order.
  public init(
    id: Identifier<SignatureOrder>, act: Act, operatorName: String, at: Timestamp
  ) {
    self.id = id
    self.act = act
    self.operatorName = operatorName
    self.at = at
  }
}
