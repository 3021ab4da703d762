import Foundation
import GateDomain
public import GateLinux
import Glibc

extension SignatureStore {
  /// Makes a set of the files that a new site, or one of an older version, has in the root.
  ///
  /// Repeating it after a death does no harm: the files in the root go last.
  ///
  /// - Throws: `SystemError` when the folder cannot be written.
  public func adopt() throws(SystemError) {
    try DurableFile.makeDirectory(root, mode: 0o700)
    try DurableFile.makeDirectory(sets, mode: 0o700)
    try DurableFile.makeDirectory(orders, mode: 0o700)
    let loose = (SignatureFiles(of: root)?.names ?? []).filter {
      $0 != "in-force" && $0 != "lock" && !$0.hasPrefix(".")
    }
    guard !loose.isEmpty else { return }
    if history.isEmpty { try takeOver(loose) }
    for name in loose where isLinked(name) { unsafe unlink("\(root)/\(name)") }
  }

  private func takeOver(_ names: [String]) throws(SystemError) {
    let draft = try SetDraft(in: self)
    for name in names { try draft.link("\(root)/\(name)", as: name) }
    let isDemonstration = names.contains(SignatureFiles.demonstrationMarker)
    let part = SignaturePart(
      kind: .files, name: isDemonstration ? "demonstration" : "files", version: 0, count: 0,
      publishedAt: newestChange(of: names), files: names)
    try putInForce(try draft.finish([part]).digest)
  }

  private func newestChange(of names: [String]) -> Timestamp {
    let seconds = names.map { Self.status("\(root)/\($0)")?.st_mtim.tv_sec ?? 0 }.max() ?? 0
    return Timestamp(milliseconds: Int64(seconds) * 1_000)
  }

  // Only what stands in the set in force as the very same file may go from the root.
  private func isLinked(_ name: String) -> Bool {
    guard let loose = Self.status("\(root)/\(name)"),
      let kept = Self.status("\(folderInForce)/\(name)"), folderInForce != root
    else { return false }
    return loose.st_ino == kept.st_ino && loose.st_dev == kept.st_dev
  }

  private static func status(_ path: String) -> stat? {
    var found = stat()
    return unsafe lstat(path, &found) == 0 ? found : nil
  }
}
