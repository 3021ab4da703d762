import GateDiscs
import GateDomain

/// A draft as `gatectl` prints it.
struct DraftView {
  private let draft: DraftAnswer

  init(_ draft: DraftAnswer) {
    self.draft = draft
  }

  /// The lines of a table.
  func lines(_ language: Language) -> [String] {
    let fields = Table.fields(
      [
        (Words("草稿", "draft"), draft.id.rawValue),
        (Words("中间机", "station"), draft.station.rawValue),
        (
          Words("可提交", "ready"),
          (draft.isFit ? Words("是", "yes") : Words("否", "no")).in(language)
        ),
      ], in: language)
    return fields + [""] + Self.table(draft.files).lines(in: language)
  }

  /// Files with what is known of them.
  static func table(_ files: [StagedFile]) -> Table {
    Table(
      columns: [
        .init("序号", "NO", .right), .init("文件", "FILE"), .init("大小", "SIZE", .right),
        .init("结论", "VERDICT"),
        .init("文字", "TEXT"), .init("摘要", "SHA-256"),
      ],
      rows: files.map { file in
        [
          String(file.number), file.file.path.escaped, Shown.bytes(file.file.size),
          file.verdict?.code ?? "-",
          TextFindingsView.summary(of: file.contents), file.file.digest.hex,
        ]
      })
  }
}
