import Foundation
import GateDomain

/// The system tools that build the demonstration's medium.
enum DemoTools {
  private static let tools = [
    ("/usr/sbin/mkfs.vfat", "dosfstools"), ("/usr/bin/mcopy", "mtools"), ("/usr/bin/zip", "zip"),
    ("/usr/bin/iconv", "libc-bin"),
  ]

  /// Says at once which packages are missing, before anything is made.
  static func check() throws {
    let missing = tools.filter { !FileManager.default.isExecutableFile(atPath: $0.0) }.map(\.1)
    guard missing.isEmpty else {
      let names = missing.joined(separator: " ")
      throw CommandFailure(
        "tools-missing", what: Words("缺少软件包：\(names)", "packages are missing: \(names)"),
        hint: Words("运行 apt-get install \(names)", "run `apt-get install \(names)`"))
    }
  }
}
