import GateDomain
import Testing

@testable import GateCommands

@Suite struct TableTests {
  static let table = Table(
    columns: [.init("编号", "Number"), .init("数量", "Count", .right), .init("说明", "About")],
    rows: [["传入〔2026〕12号", "7", "甲"], ["x", "1200", ""]])

  @Test func `Chinese and Latin columns line up`() {
    #expect(
      Self.table.lines(in: .chinese) == [
        "编号              数量  说明", "传入〔2026〕12号     7  甲", "x                 1200",
      ])
  }

  @Test func `titles follow the language`() {
    #expect(Self.table.lines(in: .english).first == "Number            Count  About")
  }

  @Test(arguments: Language.allCases)
  func `every cell of a column begins at the same place`(language: Language) {
    let lines = Self.table.lines(in: language)
    let starts = zip(lines, ["说明", "甲"]).map { line, last in
      DisplayWidth.of(line.prefix(while: { String($0) != String(last.prefix(1)) }))
    }
    if language == .chinese { #expect(Set(starts).count == 1) }
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `fields line up behind the longest name`() {
    #expect(
      Table.fields([(Words("编号", "No"), "1"), (Words("申请人", "Who"), "李")], in: .chinese)
        == ["编号    1", "申请人  李"])
  }
}
