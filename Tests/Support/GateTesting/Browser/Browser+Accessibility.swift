import Foundation

extension Browser {
  /// Puts axe-core into every page that is opened from now on.
  ///
  /// - Throws: `BrowserError`, or an error of the file system.
  public func checkAccessibility() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let axe = try String(contentsOf: folder.appending(path: "axe-core/axe.min.js"), encoding: .utf8)
    let _: Added = try await session.send(
      "/goog/cdp/execute",
      body: ["cmd": "Page.addScriptToEvaluateOnNewDocument", "params": ["source": axe]])
  }

  /// Everything that axe-core objects to on the page: rule, help and elements; no rule is left out.
  ///
  /// What is folded up is opened first, since nobody sees what is hidden, and so axe does not look.
  public func accessibilityViolations() async throws -> [String] {
    try await run(
      """
      document.querySelectorAll('details').forEach(each => each.open = true);
      return axe.run(document, {resultTypes: ['violations']}).then(found =>
        found.violations.map(each => each.id + ': ' + each.help + ': ' +
          each.nodes.slice(0, 4).map(node => node.html.slice(0, 160)).join(' | ')));
      """)
  }

  /// How many of axe-core's rules had something to look at on the page.
  public func accessibilityRulesApplied() async throws -> Int {
    try await run("return axe.run(document).then(found => found.passes.length)")
  }

  private struct Added: Decodable {
    let identifier: String
  }
}
