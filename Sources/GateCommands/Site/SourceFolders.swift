import Foundation
import GateDomain

/// The policy bundle and rules that come with the product.
struct SourceFolders: Hashable {
  let policies, rules: String

  /// Where a package installs them.
  static let installed = "/usr/share/gatehouse"

  /// The folders below `root`; nil unless they are there.
  init?(below root: String) {
    policies = root + "/policies"
    rules = root + "/rules"
    guard FileManager.default.fileExists(atPath: policies + "/bundle.yaml"),
      FileManager.default.fileExists(atPath: rules)
    else { return nil }
  }

  /// Looks in the folders above the programs, then where a package installs them.
  static func find(from folder: String = Programs.folder) throws -> SourceFolders {
    var url = URL(fileURLWithPath: folder)
    while url.path != "/" {
      if let found = SourceFolders(below: url.path) { return found }
      url.deleteLastPathComponent()
    }
    if let found = SourceFolders(below: installed) { return found }
    throw CommandFailure(
      "policies-missing",
      what: Words(
        "找不到随附的 policies 与 rules", "the policies and rules that come with the product are missing"),
      hint: Words("用 --policies 与 --rules 指明", "name them with `--policies` and `--rules`"))
  }
}
