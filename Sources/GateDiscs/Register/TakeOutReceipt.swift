public import GateDomain

/// The receiver's word that what was taken out has arrived (回执); it closes the take-out request.
public struct TakeOutReceipt: Hashable, Sendable, Codable {
  /// The take-out request.
  public let request: Identifier<Request>
  /// Who received it, by name and place of work.
  public let receiver: String
  /// When.
  public let receivedAt: Timestamp
  /// What else is to be said, such as the number of the paper receipt.
  public let note: String
  /// Who entered it here.
  public let enteredBy: Identifier<Person>
  /// When it was entered.
  public let enteredAt: Timestamp

  /// Describes a receipt.
  public init(
    request: Identifier<Request>, receiver: String, receivedAt: Timestamp, note: String,
    enteredBy: Identifier<Person>, enteredAt: Timestamp
  ) {
    self.request = request
    self.receiver = receiver
    self.receivedAt = receivedAt
    self.note = note
    self.enteredBy = enteredBy
    self.enteredAt = enteredAt
  }
}
