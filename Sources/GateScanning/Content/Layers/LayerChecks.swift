/// What every layer is looked at for, whatever lies around it.
enum LayerChecks {
  /// Each may object by itself; the gravest objection counts.
  static func run(
    _ content: ContentBytes, _ kind: ContentKind, at node: MemberNode, _ findings: Findings
  ) {
    _ = findings.noting(at: node) { () throws(Objected) in try ForeignArchive.check(content) }
    _ = findings.noting(at: node) { () throws(Objected) in try MarkedText.check(content) }
    _ = findings.noting(at: node) { () throws(Objected) in try Polyglot.check(content, kind) }
  }

  /// What a file of its own is looked at for besides, and not a part of a document.
  static func runOnFile(
    _ content: ContentBytes, _ kind: ContentKind, at node: MemberNode, _ findings: Findings
  ) {
    guard case .other = kind else { return }
    _ = findings.noting(at: node) { () throws(Objected) in try ActiveText.check(content) }
  }
}
