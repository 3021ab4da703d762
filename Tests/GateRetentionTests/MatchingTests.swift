import GateDomain
import GateRetention
import Testing

@Suite struct MatchingTests {
  private let rules: RetentionRules

  init() throws {
    rules = try RetentionRules(RuleFiles.read(ShippedRulesTests.folder))
  }

  private func verdict(_ text: String, register: ExportRegister? = nil) -> DocumentVerdict {
    RetentionMatcher(rules, register: register).verdict(
      on: InspectedDocument(
        parts: [.init(source: .text, place: "1", text: text)]))
  }

  @Test(arguments: [
    "机密★10年", "机 密 ★ 1 0 年", "机\n密\n★\n10\n年", "机密★１０年", "機密★10年", "机\u{200b}密★10年",
    "机\u{3000}密\u{3000}★\u{3000}十年", "\u{f9e0}机密★长期",
  ])
  func `a mark is found however it is spread or written`(_ mark: String) {
    let found = verdict("某单位情况说明\n\(mark)\n第一部分")
    #expect(found.isFinding)
    #expect(found.evidence.map(\.rule).contains("mark-star"))
  }

  @Test func `evidence quotes the original around the hit and no more`() throws {
    let long = String(repeating: "甲", count: 500)
    let found = verdict("\(long)\n機 密 ★ １０ 年\n\(long)")
    let evidence = try #require(found.evidence.first)
    #expect(evidence.hit == "機 密 ★ １０ 年")
    #expect(evidence.before.count <= 25 && evidence.after.count <= 25)
    #expect(evidence.before.hasSuffix("甲 "))
  }

  @Test func `a public text keeps its number but not its mark`() {
    let open = verdict("南江省某局文件\n南江保办发〔2026〕17号\n关于公布名单的通知\n（此件公开发布）")
    #expect(!open.isFinding && open.cancelled.contains { $0.rule == "own-number" })
    #expect(verdict("机密★10年\n南江保办发〔2026〕17号\n（此件公开发布）").isFinding)
  }

  @Test func `two weak signs make a finding and one does not`() {
    #expect(!verdict("据川府办发〔2025〕12号文件，市民可网上办理。").isFinding)
    #expect(verdict("川府办文件局\n川西省发展局文件\n川府办发〔2025〕12号\n各处室：请于三日内报送。").isFinding)
  }

  @Test func `identity numbers are counted once each, checked and never quoted whole`() throws {
    let text = rules.examples.first { $0.rule == "identity-list" && $0.isFound }?.text ?? ""
    let evidence = try #require(verdict(text).evidence.first { $0.rule == "identity-list" })
    #expect(evidence.count == 11)
    #expect(evidence.hit.hasPrefix("110101**********"))
    let twice = text.split(whereSeparator: \.isWhitespace).prefix(9).joined(separator: " ")
    #expect(verdict(twice + " " + twice).evidence.isEmpty)
  }

  @Test func `an edited, shuffled or traditional copy of a registered document is found`() {
    var register = ExportRegister(salt: [1, 2, 3])
    let paragraphs = Texts.paragraphs
    register.add(
      .init(name: "督查方案.docx", at: Timestamp(milliseconds: 0)), digests: [],
      text: paragraphs.joined(separator: "\n").unicodeScalars.map(\.value))
    let copies = [
      paragraphs.reversed().joined(separator: "\n新加的一段话。\n"),
      "一则新闻。" + paragraphs[1] + "另一则新闻。" + paragraphs[2],
      paragraphs.joined().replacing("督查", with: "檢查").replacing("单位", with: "單位"),
    ]
    for copy in copies {
      let found = verdict(copy, register: register)
      #expect(found.evidence.contains { $0.rule == "exported-similar" && $0.hit == "督查方案.docx" })
    }
    #expect(!verdict(Texts.other, register: register).isFinding)
    let same = verdict(paragraphs.joined(separator: "\n\n"), register: register)
    #expect(same.evidence.contains { $0.rule == "exported-same" })
  }

  @Test func `a register under another salt knows nothing`() {
    var register = ExportRegister(salt: [1])
    register.add(
      .init(name: "a", at: Timestamp(milliseconds: 0)), digests: [],
      text: Texts.paragraphs.joined().unicodeScalars.map(\.value))
    let bytes = register.bytes
    let read = ExportRegister(bytes: bytes)
    #expect(read != nil && read?.bytes == bytes)
    var other = bytes
    other[16] ^= 1
    let salted = ExportRegister(bytes: other)
    #expect(salted != nil)
    #expect(!verdict(Texts.paragraphs.joined(), register: salted).isFinding)
  }

  @Test(arguments: [0, 7, 20, 30])
  func `a register that is cut off is refused`(_ kept: Int) {
    var register = ExportRegister(salt: [1])
    register.add(
      .init(name: "a", at: Timestamp(milliseconds: 0)), digests: [],
      text: Texts.paragraphs.joined().unicodeScalars.map(\.value))
    #expect(ExportRegister(bytes: Array(register.bytes.prefix(kept))) == nil)
    #expect(ExportRegister(bytes: register.bytes + [0]) == nil)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a text made to keep the matcher busy ends soon and says that it was not searched through`()
  {
    let text = String(repeating: "机密", count: 60_000)
    let found = verdict(text)
    #expect(!found.isFinding)
    #expect(found.exhausted.contains("mark-star"))
  }
}

private enum Texts {
  static let paragraphs = [
    "各单位要在十月二十日之前完成自查，把办公场所、机房、档案室和公共打印区逐一登记，登记表由分管负责人签字后封存，封存编号与上一年度保持连续。",
    "没有按时完成的，由督查组上门核对，核对时两人一组，一人记录一人清点，发现缺页、错号、重号的当场拍照并在四小时内报告值班室，不得过夜。",
    "督查结束后三个工作日内形成书面材料，材料由综合科统一编号，统一回收底稿，草稿和废页一律用碎纸机处理，处理过程由第二人在场见证。",
  ]
  static let other = "昨日，市图书馆新馆开馆，首批开放阅览座位八百个，市民可以凭身份证直接入馆，借阅期限延长到六十天，少儿阅览区同步开放。"
}
