import Foundation
import GateDomain

/// Runs a system tool to its end.
enum ToolRun {
  /// Standard output of a tool that ended without an error.
  static func output(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> String {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw CommandFailure(
        "tool-missing", what: Words("缺少工具：\(program)", "a tool is missing: \(program)"),
        hint: Words("请安装它所在的 Debian 软件包", "install the Debian package that has it"))
    }
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let text = String(decoding: complaint, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw CommandFailure(
        "tool-failed",
        what: Words("\(program) 失败：\(text)", "\(program) failed: \(text)"),
        hint: Words("请查看上述原因", "see its words above"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
