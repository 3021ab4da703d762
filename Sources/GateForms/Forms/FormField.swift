public import GateDomain

/// One field of a form: what it is called and what may stand in it.
public struct FormField: Hashable, Sendable {
  /// Its name, unique within the form.
  public let id: String
  /// What people read beside it.
  public let label: Words
  /// One line of help; nil where the label says enough.
  public let help: Words?
  /// What may stand in it.
  public let kind: FieldKind
  /// Whether it must be filled in.
  public let isRequired: Bool
  /// When it must be filled in although `isRequired` does not say so.
  public let requiredWhen: Condition?

  /// Describes a field.
  public init(
    id: String, label: Words, help: Words?, kind: FieldKind, isRequired: Bool,
    requiredWhen: Condition? = nil
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.kind = kind
    self.isRequired = isRequired
    self.requiredWhen = requiredWhen
  }
}

/// One of the words that a choice offers.
public struct Choice: Hashable, Sendable {
  /// The word that is stored.
  public let id: String
  /// What people read.
  public let label: Words

  /// Describes a choice.
  public init(id: String, label: Words) {
    self.id = id
    self.label = label
  }
}
