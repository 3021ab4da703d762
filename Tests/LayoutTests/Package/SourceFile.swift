import Foundation
import GateTesting

/// One file of the repository.
struct SourceFile: Sendable {
  /// Path from the repository's root.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Every file of the repository that people wrote: not what is built, fetched or recorded.
  static func all() throws -> [SourceFile] {
    let root = URL(fileURLWithPath: BuildFolder.packageRoot)
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
      .filter { !isSkipped($0) }
    return try names.sorted().flatMap { try files(at: root.appendingPathComponent($0), as: $0) }
  }

  /// The Swift files of a target.
  static func of(_ target: PackageTarget, among files: [SourceFile]) -> [SourceFile] {
    files.filter { $0.isSwift && $0.path.hasPrefix(target.folder + "/") }
  }

  private static func isSkipped(_ name: String) -> Bool {
    let own = [".ci", ".swift-format", ".gitignore"]
    return (name.hasPrefix(".") && !own.contains(name)) || name == "Package.resolved"
  }

  private static func files(at url: URL, as path: String) throws -> [SourceFile] {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    if attributes[.type] as? FileAttributeType == .typeDirectory {
      return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().flatMap {
        try files(at: url.appendingPathComponent($0), as: "\(path)/\($0)")
      }
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let text = String(data: try Data(contentsOf: url), encoding: .utf8)
    else { return [] }
    return [SourceFile(path: path, text: text)]
  }
}
