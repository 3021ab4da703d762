import GateDomain
import GateExtraction
import GateWire
import Testing

@Suite struct ExtractMessageTests {
  private static let place = TextPlace(
    members: ["材料.zip", "附件.docx"], part: "word/document.xml", unit: .slide, number: 3, line: 9)

  static let messages: [ExtractMessage] = [
    .ready, .done(ticket: 7), .extract(ticket: .max, ExtractionLimits()),
    .events([]),
    .events([
      .member(FoundMember(members: [], format: .sevenZip, size: 1 << 40)),
      .member(
        FoundMember(
          members: ["a"], format: .pdf, size: 5,
          digest: Digest(bytes: [UInt8](repeating: 7, count: 32)))),
      .text(TextPiece(place: place, text: "机密★5年\n第二行", continuesLine: true)),
      .property(DocumentProperty(members: ["a"], kind: .company, name: "Company", value: "办公室")),
    ]),
    .events(
      Unreadable.Reason.allCases.map {
        .unreadable(Unreadable(members: ["a", "b"], reason: $0, detail: "第 3 页"))
      }),
    .events(
      DocumentFormat.allCases.map { .member(FoundMember(members: [], format: $0, size: 0)) }),
  ]

  @Test(arguments: messages)
  func `a message reads as it was written`(message: ExtractMessage) throws {
    #expect(try ExtractMessage(bytes: message.bytes) == message)
  }

  @Test(arguments: messages)
  func `a message that is cut off or goes on is refused`(message: ExtractMessage) {
    #expect(throws: WireError.self) { try ExtractMessage(bytes: message.bytes + [0]) }
    for count in 0..<min(message.bytes.count, 200) {
      #expect(throws: WireError.self) { try ExtractMessage(bytes: Array(message.bytes[..<count])) }
    }
  }

  @Test func `a worker cannot send more than there may be`() {
    let long = String(repeating: "长", count: 40_000)
    let deep = [String](repeating: "a", count: ExtractionEvent.depthLimit + 1)
    let events: [ExtractionEvent] = [
      .text(TextPiece(place: TextPlace(members: [], part: "", unit: .line), text: long)),
      .unreadable(Unreadable(members: deep, reason: .damaged)),
      .unreadable(Unreadable(members: [], reason: .damaged, detail: String(long.prefix(2_000)))),
    ]
    for event in events {
      #expect(throws: WireError.tooLarge) {
        try ExtractMessage(bytes: ExtractMessage.events([event]).bytes)
      }
    }
  }

  @Test func `options read as they were written, and nothing else does`() throws {
    for isOptional in [true, false] {
      let options = ExtractOptions(allowsWithoutLandlock: isOptional)
      #expect(try ExtractOptions(arguments: options.arguments) == options)
    }
    for bad in [[], ["--landlock"], ["--landlock", "no"], ["--landlock", "required", "x"]] {
      #expect(throws: WireError.self) { try ExtractOptions(arguments: bad) }
    }
  }
}
