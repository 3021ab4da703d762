import Foundation

/// Small files of the running machine, or of a folder that stands for it in a test.
struct MachineFiles {
  /// What stands before every path; empty for the machine itself.
  let root: String

  /// A file's text without the line's end; nil when it cannot be read.
  func text(_ path: String) -> String? {
    guard let text = try? String(contentsOfFile: root + path, encoding: .utf8) else { return nil }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

  func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: root + path)
  }

  /// The names in a folder, sorted; none when there is no such folder.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + path)) ?? []).sorted()
  }

  /// Whether a program of this name runs.
  func runs(_ program: String) -> Bool { !processes(program).isEmpty }

  /// The numbers of the processes that run a program of this name.
  func processes(_ program: String) -> [String] {
    names("/proc").filter { name in
      name.allSatisfy(\.isNumber) && text("/proc/\(name)/comm") == program
    }
  }
}
