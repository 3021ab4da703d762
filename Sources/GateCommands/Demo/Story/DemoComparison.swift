import GateDomain

/// What became of the demonstration's files, held against what must become of them.
struct DemoComparison {
  /// One file with its verdict.
  struct Row {
    let file: DemoFile
    let scanned: ScannedFile?
    let isIntact: Bool

    /// Whether the verdict is the expected one, on exactly the bytes that were put there.
    var isAsExpected: Bool {
      scanned.map { file.expected.accepts($0.verdict) && isIntact } ?? false
    }
  }

  let transfer: Transfer
  let rows: [Row]
  /// Files that nobody put on the medium.
  let surprises: [ScannedFile]

  init(transfer: Transfer, files: [ScannedFile], digests: [String: Digest]) {
    self.transfer = transfer
    let byPath = Dictionary(
      files.map { ($0.file.path.text ?? $0.file.path.escaped, $0) }, uniquingKeysWith: { $1 })
    rows = DemoFile.all.map { file in
      let scanned = byPath[file.path]
      return Row(
        file: file, scanned: scanned,
        isIntact: scanned != nil && scanned?.file.digest == digests[file.path])
    }
    let expected = Set(DemoFile.all.map(\.path))
    surprises = files.filter { !expected.contains($0.file.path.text ?? "") }
  }

  var isAsExpected: Bool {
    transfer.state == .released && surprises.isEmpty && rows.allSatisfy(\.isAsExpected)
  }

  func tell(_ narrator: Narrator, releaseFolder: String) {
    let scanned = rows.compactMap(\.scanned)
    let released = scanned.filter(\.verdict.isReleasable)
    narrator.line("已放行 \(released.count) 个：\(releaseFolder)", "released, see the folder")
    for file in released { narrator.plain("  ✓ \(file.file.path.escaped)") }
    let held = scanned.filter { !$0.verdict.isReleasable }
    narrator.line("已扣留 \(held.count) 个", "held")
    for file in held {
      narrator.plain("  ✗ \(file.file.path.escaped)")
      narrator.explain(file.verdict.explanation)
    }
    tellFaults(narrator)
  }

  private func tellFaults(_ narrator: Narrator) {
    for row in rows where !row.isAsExpected {
      let found = row.scanned.map { row.isIntact ? $0.verdict.code : "other bytes" } ?? "missing"
      narrator.line(
        "不符合预期：\(row.file.path)，应为 \(row.file.expected.rawValue)，实为 \(found)",
        "not as expected: \(row.file.expected.rawValue), but \(found)")
    }
    for file in surprises {
      narrator.line("多出的文件：\(file.file.path.escaped)", "a file that nobody put there")
    }
  }
}
