/// A real headless Chromium, driven as a person would use it.
///
/// It can reach this machine alone: any other name does not resolve, so a page that needs an
/// outside asset is seen to be broken.
public final class Browser: Sendable {
  let session: WebDriver
  private let driver: Program
  private let folder: TemporaryFolder

  private init(session: WebDriver, driver: Program, folder: TemporaryFolder) {
    self.session = session
    self.driver = driver
    self.folder = folder
  }

  deinit {
    driver.kill()
  }

  /// Opens a browser, runs `body` with it, and closes it whatever happens.
  ///
  /// - Parameters:
  ///   - javaScript: Whether pages may run scripts.
  ///   - language: What the browser asks pages for.
  ///   - body: What to do.
  /// - Returns: What `body` returns.
  /// - Throws: `BrowserError`, `ProgramError`, or what `body` throws.
  @discardableResult
  public static func using<Value>(
    javaScript: Bool = true, language: String = "zh-CN",
    _ body: (Browser) async throws -> Value
  ) async throws -> Value {
    let browser = try await open(javaScript: javaScript, language: language)
    do {
      let value = try await body(browser)
      await browser.close()
      return value
    } catch {
      await browser.close()
      throw error
    }
  }

  private static func open(javaScript: Bool, language: String) async throws -> Browser {
    let folder = try TemporaryFolder("browser")
    let port = try FreePort.find()
    let driver = try Program.start(
      "chromedriver", ["--port=\(port)"], environment: ["HOME": folder.path])
    try await driver.waitForLine(containing: "started successfully")
    let address = "http://127.0.0.1:\(port)/session"
    let options = ChromeOptions(
      folder: folder.path, javaScript: javaScript, language: language)
    let opened = try await WebDriver(address: address).send(
      "", body: ["capabilities": ["alwaysMatch": options.capabilities]], as: Opened.self)
    let session = WebDriver(address: "\(address)/\(opened.sessionId)")
    return Browser(session: session, driver: driver, folder: folder)
  }

  // The driver ends Chromium when its session is deleted; killed alone it would leave it behind.
  private func close() async {
    try? await session.delete()
    driver.kill()
  }

  private struct Opened: Decodable {
    let sessionId: String
  }
}
