extension Browser {
  /// Opens a page and waits until it has loaded.
  public func goto(_ url: String) async throws {
    try await session.send("/url", body: ["url": url])
  }

  /// Loads the page again.
  public func reload() async throws {
    try await session.send("/refresh", body: [:])
  }

  /// The page's address.
  public func url() async throws -> String {
    try await session.send("/url", body: nil)
  }

  /// The page's title.
  public func title() async throws -> String {
    try await session.send("/title", body: nil)
  }

  /// The page's HTML as it is now.
  public func pageSource() async throws -> String {
    try await session.send("/source", body: nil)
  }

  /// Everything that a person can read on the page.
  public func visibleText() async throws -> String {
    try await text("body")
  }

  /// Runs a script in the page, which is possible even where pages may run none.
  ///
  /// - Parameters:
  ///   - script: Body of a function; what it returns comes back.
  ///   - type: What the script returns.
  /// - Returns: The script's value.
  /// - Throws: `BrowserError` when the script fails, `DecodingError` when it returns another type.
  public func run<Value: Decodable>(_ script: String, returning type: Value.Type = Value.self)
    async throws -> Value
  {
    try await session.send("/execute/sync", body: ["script": script, "args": [String]()])
  }
}

extension Browser {
  /// Gives the browser a cookie for the site of the page that is open.
  public func setCookie(_ name: String, to value: String) async throws {
    let cookie: [String: Any] = ["name": name, "value": value, "path": "/", "httpOnly": true]
    try await session.send("/cookie", body: ["cookie": cookie])
  }

  /// Forgets all cookies of the site of the page that is open.
  public func forgetCookies() async throws {
    let _: Nothing? = try await session.send(
      "/goog/cdp/execute",
      body: ["cmd": "Network.clearBrowserCookies", "params": [String: String]()])
  }

  private struct Nothing: Decodable {}
}
