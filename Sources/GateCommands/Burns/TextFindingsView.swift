import GateDiscs
import GateDomain
import GatePolicy

/// What was found in the text of a file, as `gatectl` prints it.
struct TextFindingsView {
  let answer: BurnFileAnswer

  /// One word for a table; the gravest thing that was found.
  static func summary(of contents: ContentExamination) -> String {
    switch contents {
    case .notExamined: "-"
    case .noReader: "no-reader"
    case .examined(let report):
      report.findings.first?.mark?.rawValue ?? report.unread.first.map { "\($0.reason.rawValue)" }
        ?? (report.findings.isEmpty ? "ok" : "findings")
    }
  }

  /// Everything that was found, and the beginning of the text.
  func lines(_ language: Language) -> [String] {
    let file = answer.file
    let fields = Table.fields(
      [
        (Words("申请", "request"), answer.requestNumber),
        (Words("文件", "file"), file.file.path.escaped),
        (Words("文字检查", "text"), Self.summary(of: file.contents)),
      ], in: language)
    return fields + [""] + (file.contents.report.map { found($0, language) } ?? []) + preview
  }

  private func found(_ report: TextReport, _ language: Language) -> [String] {
    let findings = report.findings.map { finding in
      [
        (finding.mark?.words ?? finding.title).in(language), finding.place,
        RawName(finding.quote).escaped,
      ]
    }
    let unread = report.unread.map { [$0.reason.words.in(language), $0.place, ""] }
    guard !findings.isEmpty || !unread.isEmpty else { return [] }
    return Table(
      columns: [.init("发现", "FOUND"), .init("位置", "PLACE"), .init("原文", "TEXT")],
      rows: findings + unread
    ).lines(in: language) + [""]
  }

  private var preview: [String] {
    (answer.preview?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map { RawName(String($0)).escaped }
  }
}
