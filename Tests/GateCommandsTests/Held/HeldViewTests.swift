import ArgumentParser
import GateDomain
import GateWire
import Testing

@testable import GateCommands

@Suite struct HeldViewTests {
  private func held(_ rule: HeldDecision = .review(officers: 2)) throws -> HeldFile {
    let tree = ContentTree(nodes: [
      .init(depth: 1, name: RawName("inner.zip"), size: 2_048, isOffending: false),
      .init(depth: 2, name: RawName("a\u{1b}[2J.docm"), size: 10, isOffending: true),
    ])
    let file = QuarantinedFile(
      index: 4, path: RawName("下载/x.zip"), size: 1, digest: Sample.scanned("x").file.digest,
      copy: .complete)
    let scanned = ScannedFile(
      judging: file, name: nil, type: .allowed(ContentType(rawValue: "application/zip")),
      engines: [
        EngineFinding(
          engine: "libclamav", answer: .suspicious("Rule.X"),
          member: [RawName("inner.zip"), RawName("a\u{1b}[2J.docm")])
      ], tree: tree, signatures: .fresh)
    let transfer = try Sample.transfer(.released)
    let review = try #require(Review(of: scanned, in: transfer))
    let officer = Person(
      id: Identifier("liuyang"), name: "刘洋", department: "", roles: [.securityOfficer])
    let act = ReviewAct(
      .release, digest: review.digest, reasons: review.reasons, why: "已核对\u{202e}")
    let voted = try review.applying(
      act, by: officer, rule: .review(officers: 2),
      at: Timestamp(milliseconds: 1_795_334_400_000))
    return HeldFile(transfer: transfer, file: scanned, review: voted, rule: rule)
  }

  @Test func `JSON has everything that a decision needs, in snake case`() throws {
    let text = try JSONOutput.text(HeldView(held(), in: .english))
    for part in [
      #""file" : "T1/4""#, #""state" : "agreed""#, #""reasons" : ["#, #""suspicious""#,
      #""rule" : "review""#, #""officers_needed" : 2"#, #""offending" : true"#,
      #""engine" : "libclamav""#, #""officer" : "liuyang""#, #""requester" : "zhangwei""#,
      #""request_number""#, #""path_hex""#, #""sha256""#,
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    let forbidden = try JSONOutput.text(HeldView(held(.forbid), in: .english))
    #expect(forbidden.contains(#""rule" : "forbid""#) && !forbidden.contains("officers_needed"))
  }

  @Test func `the terminal gets no control characters and the offending member a mark`() throws {
    let view = HeldView(try held(), in: .english)
    let lines = view.lines(.english) + HeldView.table([view])(.chinese)
    #expect(!lines.contains { $0.contains("\u{1b}") || $0.contains("\u{202e}") })
    #expect(lines.contains { $0.hasPrefix("✗") && $0.contains("docm") })
    #expect(lines.contains { $0.hasPrefix("  ") && $0.contains("inner.zip") })
    #expect(lines.contains { $0.contains("等待其他保密员") })
  }

  @Test(arguments: ["T1/4", "01M82D97/0"])
  func `a file is named by transfer and index`(text: String) throws {
    #expect(HeldPlace(text: text)?.text == text)
    let reference = try HeldReference.parse([text])
    #expect(try reference.path("container").first == "held")
  }

  @Test(arguments: ["", "T1", "T1/", "/4", "T1/x", "T1/4/5", "T1/-1", "T1/18446744073709551616"])
  func `anything else is refused`(text: String) throws {
    #expect(HeldPlace(text: text) == nil)
    let reference = try HeldReference.parse([text])
    #expect(throws: CommandFailure.self) { try reference.path() }
  }
}
