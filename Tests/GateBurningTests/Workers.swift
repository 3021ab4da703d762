import Foundation
import Glibc

/// The `gate-burn` processes of this test process, as the kernel sees them.
enum Workers {
  static var ofThisProcess: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { pid in
      let text = status(of: pid) ?? ""
      return text.hasPrefix("Name:\tgate-burn\n") && text.contains("PPid:\t\(getpid())\n")
    }
  }

  static func status(of pid: Int32) -> String? {
    try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
  }
}
