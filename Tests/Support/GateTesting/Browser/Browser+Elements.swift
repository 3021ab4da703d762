import Foundation

extension Browser {
  /// The first element that a CSS selector matches, waiting for it to appear.
  ///
  /// - Parameters:
  ///   - selector: A CSS selector.
  ///   - timeout: How long to wait.
  /// - Returns: The element.
  /// - Throws: `BrowserError` with code `no such element`.
  public func find(_ selector: String, timeout: Duration = .seconds(5)) async throws -> Element {
    let deadline = ContinuousClock.now + timeout
    while true {
      if let element = try await findAll(selector).first { return element }
      guard ContinuousClock.now < deadline else {
        throw BrowserError(code: "no such element", message: selector)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Every element that a CSS selector matches now.
  public func findAll(_ selector: String) async throws -> [Element] {
    let found = try await session.send(
      "/elements", body: ["using": "css selector", "value": selector], as: [[String: String]].self)
    return found.compactMap(\.values.first).map { Element(session: session, name: $0) }
  }

  /// Whether a CSS selector matches anything now.
  public func has(_ selector: String) async throws -> Bool {
    try await !findAll(selector).isEmpty
  }

  /// Clicks the first match, and waits for the page that this opens.
  public func click(_ selector: String) async throws {
    try await using(selector) { try await $0.click() }
  }

  /// Replaces the content of the first matching field.
  public func type(_ text: String, into selector: String) async throws {
    try await using(selector) { try await $0.type(text) }
  }

  /// What a person reads in the first match.
  public func text(_ selector: String) async throws -> String {
    try await using(selector) { try await $0.text() }
  }

  // A live page may exchange its parts between finding one and using it. A person would not notice;
  // whoever holds the old part is told that it is stale, and nothing was done with it.
  private func using<Value>(_ selector: String, _ act: (Element) async throws -> Value)
    async throws -> Value
  {
    let deadline = ContinuousClock.now + .seconds(5)
    while true {
      do {
        return try await act(find(selector))
      } catch let error as BrowserError
        where error.code == "stale element reference" && ContinuousClock.now < deadline
      {}
    }
  }

  /// Waits until the page shows `text` somewhere.
  ///
  /// - Parameters:
  ///   - text: What to wait for.
  ///   - timeout: How long.
  /// - Throws: `BrowserError` with code `no such text`.
  public func waitForText(_ text: String, timeout: Duration = .seconds(10)) async throws {
    let deadline = ContinuousClock.now + timeout
    while try await !visibleText().contains(text) {
      guard ContinuousClock.now < deadline else {
        throw BrowserError(code: "no such text", message: text)
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
