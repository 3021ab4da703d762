public import GateDomain

/// What a rule of a route asks of the people who approve: the steps that need their own signature.
public struct SealRule: Hashable, Sendable {
  /// The form.
  public let form: String
  /// What the form's grant allows; nil for forms without a grant.
  public let action: Grant.Action?
  /// The steps that ask for seals; empty where the rule asks for none.
  public let steps: [ApprovalStep]

  /// Takes from a rule's steps those that ask for seals.
  public init(form: String, action: Grant.Action?, steps: [ApprovalStep]) {
    self.form = form
    self.action = action
    self.steps = steps.filter(\.needsSeal)
  }
}
