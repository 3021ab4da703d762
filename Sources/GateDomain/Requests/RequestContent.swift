/// What one version of a request asks for: the checked fields of its form.
public struct RequestContent: Hashable, Sendable, Codable {
  /// The form, by its file's name in `policies/forms/`.
  public let form: String
  /// SHA-256 of the form's file when it was filled in.
  public let version: Digest
  /// What the request is about, in one line, for lists.
  public let subject: String
  /// The fields that were filled in, by name.
  public let values: [String: FormValue]

  /// Collects checked values; `FilledForm` in GateForms checks them.
  public init(form: String, version: Digest, subject: String, values: [String: FormValue]) {
    self.form = form
    self.version = version
    self.subject = subject
    self.values = values
  }

  /// A text; empty when the field is something else or missing.
  public func text(_ field: String) -> String {
    if case .text(let text) = values[field] { return text }
    return ""
  }

  /// A device; nil when the field is something else or missing.
  public func device(_ field: String) -> DeviceIdentity? {
    if case .device(let device) = values[field] { return device }
    return nil
  }

  /// A period; nil when the field is something else or missing.
  public func period(_ field: String) -> Window? {
    if case .period(let window) = values[field] { return window }
    return nil
  }

  /// Several texts; empty when the field is something else or missing.
  public func list(_ field: String) -> [String] {
    if case .list(let lines) = values[field] { return lines }
    return []
  }
}
