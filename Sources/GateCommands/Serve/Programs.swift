import Foundation
import GateDomain

/// The programs that belong together: they are installed in one folder.
enum Programs {
  /// Every program of the product that a site needs.
  static let all = [
    "gated", "gate-station", "gate-ingest", "gate-scan", "gate-burn", "gate-extract", "gatectl",
  ]

  /// The folder of the running program, links resolved.
  static var folder: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .path
  }

  /// The program's path.
  static func path(of name: String) throws -> String {
    let path = folder + "/" + name
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CommandFailure(
        "program-missing", what: Words("缺少程序：\(path)", "a program is missing: \(path)"),
        hint: Words("请重新安装或重新构建", "install or build all of them: `swift build`"))
    }
    return path
  }
}
