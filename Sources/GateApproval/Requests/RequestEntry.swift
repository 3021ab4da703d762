import GateAuditLog
import GateDomain

/// What a record says happened to a request: enough to do it again.
struct RequestEntry: Codable {
  /// What happens by itself.
  enum Automatic: String, Codable {
    case lapse, close, expire, escalate, remind
  }

  /// The request as it was submitted.
  var submitted: Request?
  /// What somebody did.
  var act: RequestAct?
  /// Who did it, as they were then.
  var by: Person?
  /// The roles that were lent to them.
  var mandates: [Mandate]?
  /// What happened by itself.
  var automatic: Automatic?

  init(submitted: Request, by person: Person) {
    self.submitted = submitted
    by = person
  }

  init(act: RequestAct, by person: Person, mandates: [Mandate]) {
    self.act = act
    by = person
    self.mandates = mandates.isEmpty ? nil : mandates
  }

  init(automatic: Automatic) {
    self.automatic = automatic
  }

  /// The entry as part of a record's body.
  var json: JSONValue {
    do { return try JSONValue(encoding: self) } catch {
      preconditionFailure("texts, whole numbers and truth values are restricted JSON: \(error)")
    }
  }
}
