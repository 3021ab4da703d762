import GateDiscs
import GateDomain
import GateOffice
import GatePaper
import GatePolicy
import GateQR

/// Labels as a PDF for A4 sheets, three in a row and seven rows: 60 by 36 millimetres each.
struct LabelPaper: Sendable {
  private struct Label {
    let (number, words): (String, String)
    let code: PaperCode?
  }

  private static let (columns, rows) = (3, 7)
  private static let (width, height, code) = (170.0, 102.0, 76.0)

  private let voice: Voice
  private let (office, now): (String, Timestamp)
  private let labels: [Label]

  init(_ sheet: LabelSheet) {
    let voice = sheet.visit.voice
    self.voice = voice
    (office, now) = (sheet.visit.office.site.office, sheet.visit.now)
    labels = sheet.media.map { medium in
      // A line each: side by side, they break in the middle in English.
      let words = [medium.level.words, medium.use.words, medium.kind.words].map { voice($0) }
        .joined(separator: "\n")
      let code = QRCode(medium.number.text)
      return Label(
        number: medium.number.text, words: words,
        code: code.map { code in PaperCode(size: code.size) { code[$0, $1] } })
    }
  }

  /// The document.
  @concurrent
  func bytes() async throws -> [UInt8] {
    let paper = try Paper(
      title: voice("介质标签", "Labels"), author: office, created: now.rfc3339,
      language: voice("zh-cn", "en"))
    let (left, top) = (
      (Paper.width - Double(Self.columns) * Self.width) / 2,
      (Paper.height - Double(Self.rows) * Self.height) / 2
    )
    for (index, label) in labels.enumerated() {
      let place = index % (Self.columns * Self.rows)
      if index > 0, place == 0 { paper.turn() }
      draw(
        label, on: paper, x: left + Double(place % Self.columns) * Self.width,
        y: top + Double(place / Self.columns) * Self.height)
    }
    return try paper.finish()
  }

  private func draw(_ label: Label, on paper: Paper, x: Double, y: Double) {
    paper.frame(x: x, y: y, width: Self.width, height: Self.height, line: 0.3, grey: 0.7)
    if let code = label.code { paper.draw(code, x: x + 4, y: y + 4, side: Self.code) }
    let (beside, room) = (x + Self.code + 4, Self.width - Self.code - 8)
    let bold = Letters(size: 10, isBold: true)
    let height = paper.draw(label.number, x: beside, y: y + 12, width: room, bold)
    paper.draw(label.words, x: beside, y: y + 16 + height, width: room, Letters(size: 8))
    paper.draw(
      office, x: x + 8, y: y + Self.code + 6, width: Self.width - 16, Letters(size: 7, grey: 0.3))
  }
}
