import Foundation

/// A program that is kept running.
struct ChildPlan: Sendable {
  let name: String
  let program: String
  let arguments: [String]
  /// Where its standard error goes; nil shares ours.
  let logFile: String?

  /// What a child gets of our environment: locale, time zone, folders; no secrets.
  static func environment(_ own: [String: String]) -> [String] {
    let names = [
      "PATH", "HOME", "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
    ]
    return names.compactMap { name in own[name].map { "\(name)=\($0)" } }
  }

  /// The programs that serve a site.
  ///
  /// The station comes last, so that it is stopped first and can still hand in its records.
  static func site(_ site: String, deviceSource: String, logFolder: String?) throws
    -> [ChildPlan]
  {
    let source = ["--device-source", deviceSource]
    return try [("gated", []), ("gate-station", source)].map { name, more in
      ChildPlan(
        name: name, program: try Programs.path(of: name), arguments: ["--site", site] + more,
        logFile: logFolder.map { "\($0)/\(name).log" })
    }
  }
}
