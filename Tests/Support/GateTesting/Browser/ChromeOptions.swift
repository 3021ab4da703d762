/// How Chromium is started.
struct ChromeOptions {
  /// Folder for the profile.
  let folder: String
  /// Whether pages may run scripts.
  let javaScript: Bool
  /// What the browser asks pages for.
  let language: String

  /// The capabilities to ask of the driver.
  var capabilities: [String: Any] {
    [
      "browserName": "chrome",
      "goog:chromeOptions": ["args": arguments, "prefs": preferences] as [String: Any],
      "timeouts": ["implicit": 0, "pageLoad": 30_000],
    ]
  }

  // Root cannot use Chromium's own sandbox, and containers have a small /dev/shm.
  private var arguments: [String] {
    [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--window-size=1366,768", "--hide-scrollbars", "--force-device-scale-factor=1",
      "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--lang=\(language)", "--user-data-dir=\(folder)/profile",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ]
  }

  private var preferences: [String: Any] {
    var preferences: [String: Any] = ["intl.accept_languages": language]
    if !javaScript {
      preferences["profile.managed_default_content_settings.javascript"] = 2
    }
    return preferences
  }
}
