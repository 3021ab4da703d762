import Foundation
public import GateDomain
public import GatePolicy
import GateSigning

/// The files of a rules folder by their paths below it.
///
/// Security: a file that no reader would look at is a mistake, so that a rule in a misspelt file
/// is NEVER silently left out.
public struct RuleFiles: Hashable, Sendable {
  /// The bytes of each file.
  public let files: [String: [UInt8]]

  /// Takes files that came in a bundle.
  public init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  /// Reads every `.yaml` file below `folder`, which has one folder for each of `kinds`.
  public static func read(_ folder: String, kinds: [String] = ["retained", "machines"])
    throws(PolicyProblems) -> RuleFiles
  {
    let problems = ProblemList()
    var files: [String: [UInt8]] = [:]
    for kind in kinds {
      for name in names(in: "\(folder)/\(kind)", kind, problems) {
        let path = "\(kind)/\(name)"
        guard name.hasSuffix(".yaml") || name.hasSuffix(".md") else {
          problems.report(
            .unexpectedFile, in: RawName(path).escaped,
            Words("规则目录中不应有此文件", "this file does not belong into the rules folder"),
            hint: Words("规则文件名以 .yaml 结尾；请移走或改名", "rules end with .yaml; move or rename it"))
          continue
        }
        guard name.hasSuffix(".yaml") else { continue }
        files[path] = FileReader.bytes(of: "\(folder)/\(path)", shown: path, problems: problems)
      }
    }
    try problems.check()
    return RuleFiles(files)
  }

  private static func names(in folder: String, _ kind: String, _ problems: ProblemList)
    -> [String]
  {
    guard let all = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      problems.report(
        .missingFile, in: kind, Words("没有此规则目录", "there is no such rules folder"),
        hint: Words("请参照随附的 rules 目录建立", "make it after the shipped rules"))
      return []
    }
    return all.sorted()
  }

  /// SHA-256 over paths and contents, each with its length before it.
  public var digest: GateDomain.Digest {
    var hasher = DigestHasher()
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      for part in [Array(path.utf8), bytes] {
        hasher.update((0..<8).reversed().map { UInt8(truncatingIfNeeded: part.count >> ($0 * 8)) })
        hasher.update(part)
      }
    }
    return hasher.finish()
  }
}
