import GateDomain
import GateOffice
import GatePaper
import GatePolicy
import GateQR

/// A request as a PDF for A4 paper, with boxes for signatures.
struct FormPaper: Sendable {
  private struct Box {
    let (title, text): (String, String)
  }

  private let voice: Voice
  private let (office, title, line, now): (String, String, String, Timestamp)
  private let facts: PaperTable
  private let boxes: [Box]
  private let (proof, code): (String, PaperCode?)

  init(_ sheet: PrintSheet) {
    let (request, voice) = (sheet.request, sheet.visit.voice)
    self.voice = voice
    (office, title, now) = (sheet.visit.office.site.office, sheet.title, sheet.visit.now)
    line =
      "\(voice("编号：", "No. "))\(request.number) · \(voice("状态：", "State: "))"
      + voice(request.state.words)
    facts = PaperTable(columns: [.init("", share: 1), .init("", share: 4)], rows: sheet.plainFacts)
    boxes = request.steps.map { Box(title: "\($0.name)", text: sheet.answers(to: $0)) }
    proof = sheet.plainProof
    code = QRCode(sheet.proofText).map { code in PaperCode(size: code.size) { code[$0, $1] } }
  }

  /// The document.
  @concurrent
  func bytes() async throws -> [UInt8] {
    let paper = try Paper(
      title: title, author: office, created: now.rfc3339, language: voice("zh-cn", "en"))
    let pages = PaperSheet(paper, pageWords: (voice("第 ", "page "), voice(" 页", "")))
    pages.add(office, Letters(size: 11, side: .centre))
    pages.add(title, Letters(size: 18, isBold: true, side: .centre))
    pages.add(line, Letters(size: 9, side: .centre, grey: 0.3), space: 12)
    pages.add(facts)
    for box in boxes {
      pages.add(
        box: box.title, text: box.text,
        sign: voice("签字：　　　　　　　　　　年　　月　　日", "Signature:                              Date:"))
    }
    pages.add(
      box: voice("经办与回执", "Carried out and received"),
      sign: voice(
        "经办人：　　　　　　　　接收人：　　　　　　　　日期：",
        "Done by:                         Received by:                         Date:"))
    if let code { pages.add(code: code, side: 90, text: proof) }
    return try pages.finish()
  }
}
