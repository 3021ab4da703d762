import Foundation
import GateDomain
import GateSigning

/// The files of a policy folder as bytes, every one of them known by name.
///
/// Security: a file that the gate would not read is a problem, so that a rule in a misspelt file
/// is NEVER silently left out.
struct PolicyFolder {
  /// The files that make up a bundle, below the folder.
  static let ruleFiles = [
    "bundle.yaml", "forms/inbound.yaml", "routes/inbound.yaml", "levels.yaml",
    "calendars/hours.yaml", "types.yaml", "scanning.yaml", "held.yaml", "engines.yaml",
    "accounts.yaml", "separation.yaml", "pledge.yaml", "discs.yaml",
  ]
  private static let folders = ["routes", "tests", "forms", "calendars"]

  /// The bytes of each file by its path below the folder.
  var files: [String: [UInt8]]

  /// The examples, in the order of their names.
  var examples: [String] { files.keys.filter { $0.hasPrefix("tests/") }.sorted() }

  /// The files of a folder, in the order of their names.
  func files(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.sorted()
  }

  /// SHA-256 over the files in the order of their paths: for each the length of the path, the
  /// path, the length of the content and the content, so that no two folders look the same.
  var digest: GateDomain.Digest {
    var hasher = DigestHasher()
    for (path, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      hasher.update(Self.length(path.utf8.count) + Array(path.utf8))
      hasher.update(Self.length(bytes.count) + bytes)
    }
    return hasher.finish()
  }

  private static func length(_ count: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: UInt64(count) >> ($0 * 8)) }
  }
}

extension PolicyFolder {
  /// Reads every file below `path`.
  static func read(_ path: String) throws(PolicyProblems) -> PolicyFolder {
    let problems = ProblemList()
    var files: [String: [UInt8]] = [:]
    for name in names(in: path, problems: problems) where isExpected(name, problems) {
      files[name] = FileReader.bytes(of: "\(path)/\(name)", shown: name, problems: problems)
    }
    try problems.check()
    return PolicyFolder(files: files)
  }

  private static func names(in path: String, problems: ProblemList) -> [String] {
    guard let all = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      problems.report(
        .missingFile, in: path, Words("没有策略目录", "there is no policy folder"),
        hint: Words("请用 gatectl init 建立，或从备份恢复", "make one with gatectl init or restore it"))
      return []
    }
    return all.filter { !folders.contains($0) }.sorted()
  }

  private static func isExpected(_ name: String, _ problems: ProblemList) -> Bool {
    let parts = name.split(separator: "/")
    let isReadme = parts.count == 1 && name.hasSuffix(".md")
    if ruleFiles.contains(name) || isReadme || isOfFolder(parts.map(String.init)) { return true }
    problems.report(
      .unexpectedFile, in: RawName(name).escaped,
      Words("策略目录中不应有此文件", "this file does not belong into the policy folder"),
      hint: NearestWord.to(name, in: ruleFiles).map {
        Words("是不是应叫“\($0)”？", "should it be called \"\($0)\"?")
      } ?? Words("请移走或删除", "move it away or delete it"))
    return false
  }

  private static func isOfFolder(_ parts: [String]) -> Bool {
    guard parts.count == 2, parts[1].hasSuffix(".yaml") else { return false }
    let stem = String(parts[1].dropLast(".yaml".count))
    return switch parts[0] {
    case "tests": true
    case "forms", "routes": Field.isShortName(stem)
    case "calendars": stem.utf8.count == 4 && Int(stem) != nil
    default: false
    }
  }
}
