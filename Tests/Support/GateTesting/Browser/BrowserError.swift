/// What the browser or its driver refused.
public struct BrowserError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The error's word in the W3C WebDriver specification, such as `no such element`.
  public let code: String
  /// What the driver says of it.
  public let message: String

  /// Describes a refusal.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  /// The word and the first line of the message.
  public var description: String {
    "\(code): \(message.split(separator: "\n").first ?? "")"
  }
}
