/// The inbound transfer form as somebody filled it in: texts that nobody has checked.
public struct InboundForm: Hashable, Sendable, Codable {
  /// The fields of the form, in the order in which people fill them in.
  public enum Field: String, CaseIterable, Hashable, Sendable, Codable {
    /// Why the data is needed.
    case purpose
    /// Where the data comes from.
    case source
    /// The station that opens the medium.
    case station
    /// The medium: `vendor:product:serial`, the serial in hexadecimal digits of its bytes, or
    /// after `text:` as it is printed.
    case device
    /// What people call the medium.
    case mediumLabel
    /// First moment of the window, `2026-11-22T16:05` by the office's clock; empty for now.
    case notBefore
    /// End of the window in the same form.
    case notAfter
    /// What is on the medium, one line each; may be empty.
    case expectedFiles
  }

  /// The texts by field; a missing one counts as empty.
  public var texts: [Field: String]

  /// Wraps what arrived.
  public init(texts: [Field: String]) {
    self.texts = texts
  }

  /// The text of one field.
  public subscript(field: Field) -> String {
    get { texts[field] ?? "" }
    set { texts[field] = newValue }
  }
}

extension InboundForm.Field {
  /// Fields come from the wire by name.
  public init?(formName: String) {
    self.init(rawValue: formName)
  }
}
