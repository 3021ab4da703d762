/// How the pages of a journey are read: in which language, and whether scripts run.
enum JourneyLook: String, CaseIterable {
  case script, plain, english

  /// What the browser asks for.
  var language: String { self == .english ? "en" : "zh-CN" }

  /// Whether the browser runs scripts.
  var runsScripts: Bool { self != .plain }
}
