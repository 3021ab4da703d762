public import GateDomain

/// One form of the office, as `policies/forms/` describes it.
public struct Form: Hashable, Sendable {
  /// Its name: the file's, without the ending.
  public let id: String
  /// SHA-256 of its file, so that a request can name the form it was filled in on.
  public let version: Digest
  /// What it is called.
  public let title: Words
  /// When to use it, in one sentence.
  public let about: Words
  /// The pattern of register numbers; `{year}` and `{n}` occur in it once each.
  public let numbering: String
  /// Who may file it; never empty.
  public let openTo: Set<Role>
  /// The field that says what a request is about, for lists.
  public let subject: String
  /// What people fill in, in order.
  public let fields: [FormField]
  /// The grant that approval makes.
  public let terms: GrantTerms

  /// Describes a form.
  public init(
    id: String, version: Digest, title: Words, about: Words, numbering: String,
    openTo: Set<Role>, subject: String, fields: [FormField], terms: GrantTerms
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.about = about
    self.numbering = numbering
    self.openTo = openTo
    self.subject = subject
    self.fields = fields
    self.terms = terms
  }

  /// The field called `id`.
  public func field(_ id: String) -> FormField? {
    fields.first { $0.id == id }
  }

  /// Writes the register number of one request of a year, such as `保密刻〔2026〕12号`.
  public func number(year: Int, serial: Int) -> String {
    numbering.replacing("{year}", with: String(year)).replacing("{n}", with: String(serial))
  }
}
