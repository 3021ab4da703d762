/// One element of the page that a browser shows.
public struct Element: Sendable {
  let session: WebDriver
  let name: String

  /// Clicks it, and waits for the page that this opens.
  public func click() async throws {
    try await session.send("/element/\(name)/click", body: [:])
  }

  /// Empties it and types a text.
  public func type(_ text: String) async throws {
    try await session.send("/element/\(name)/clear", body: [:])
    try await session.send("/element/\(name)/value", body: ["text": text])
  }

  /// What a person reads in it.
  public func text() async throws -> String {
    try await session.send("/element/\(name)/text", body: nil)
  }

  /// An attribute as the page's source gives it; nil if it has none of that name.
  public func attribute(_ attribute: String) async throws -> String? {
    try await session.send("/element/\(name)/attribute/\(attribute)", body: nil, as: String?.self)
  }

  /// Whether a person can see it.
  public func isVisible() async throws -> Bool {
    try await session.send("/element/\(name)/displayed", body: nil)
  }
}
