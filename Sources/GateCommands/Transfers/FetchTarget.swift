import Foundation
import GateDomain

/// Where a fetched file goes below the folder that was chosen.
///
/// Security: the path comes from a medium by way of the server. It must NEVER lead outside the
/// folder, so every part is checked here again whatever the server says of it.
enum FetchTarget {
  /// The checked parts of a path; nil for a path that could lead anywhere else or hides something.
  static func parts(of path: RawName) -> [String]? {
    guard let text = path.text, path.escaped == text else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard !parts.isEmpty, parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    return parts
  }

  /// Makes the folders on the way and gives the file's path.
  static func prepare(_ path: RawName, below folder: String) throws -> String {
    guard let parts = parts(of: path) else {
      throw CommandFailure(
        "bad-name",
        what: Words("文件名无法使用：\(path.escaped)", "the name cannot be used: \(path.escaped)"),
        hint: Words("请在控制台下载此文件", "fetch this file from the console"))
    }
    let parent = ([folder] + parts.dropLast()).joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return parent + "/" + parts[parts.count - 1]
  }
}
