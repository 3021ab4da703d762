import GateDomain

/// A file of a transfer as this program prints one.
struct FileView: Encodable {
  let index: UInt64
  let path, pathHex: String
  let size: UInt64
  let sha256, type, verdict: String
  let releasable: Bool
  let reason, hint: String
  /// What became of a held file under review; nil while nobody has decided anything.
  let review: String?
  private let shownVerdict, shownReview: Words

  private enum CodingKeys: CodingKey {
    case index, path, pathHex, size, sha256, type, verdict, releasable, reason, hint, review
  }

  init(
    _ scanned: ScannedFile, review state: ReviewState? = nil,
    in language: Language = Voice.language
  ) {
    let explanation = scanned.verdict.explanation
    index = scanned.file.index
    path = scanned.file.path.escaped
    pathHex = Hex.encode(scanned.file.path.bytes)
    size = scanned.file.size
    sha256 = scanned.file.digest.hex
    type = RawName(scanned.evidence.type.shownType).escaped
    verdict = scanned.verdict.code
    releasable = scanned.verdict.isReleasable
    reason = explanation.what.in(language)
    hint = explanation.hint.in(language)
    review = state?.name
    shownVerdict = scanned.verdict.words
    shownReview = state?.words ?? Words("", "")
  }

  static func table(_ files: [FileView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("结论", "Verdict"), .init("大小", "Size", .right), .init("文件", "File"),
          .init("原因", "Reason"), .init("复核", "Review"),
        ],
        rows: files.map {
          [
            $0.shownVerdict.in(language), Shown.bytes($0.size), $0.path,
            $0.releasable ? "" : $0.reason, $0.shownReview.in(language),
          ]
        }
      ).lines(in: language)
    }
  }
}

/// An entry that was passed over, as this program prints one.
struct SkippedView: Encodable {
  let path, kind, reason: String

  init(_ entry: SkippedEntry, in language: Language = Voice.language) {
    path = entry.path.escaped
    kind = entry.kind.rawValue
    reason = entry.kind.words.in(language)
  }
}

extension TypeAnswer {
  /// The content type that was found; empty when none was.
  var shownType: String {
    switch self {
    case .allowed(let type), .forbidden(let type), .mismatch(let type, fileExtension: _):
      type.rawValue
    case .unknown: ""
    }
  }
}
