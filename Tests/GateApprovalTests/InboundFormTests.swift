import GateApproval
import GateDomain
import Testing

@Suite("The inbound form")
struct InboundFormTests {
  private static let offset = 28_800
  private static let context = FormContext(
    stations: [
      Station(id: Identifier("ST-01"), name: "一号中间机"),
      Station(id: Identifier("ST-02"), name: "二号中间机"),
    ],
    now: Timestamp(formText: "2026-11-22T09:00", offsetSeconds: offset)
      ?? Timestamp(milliseconds: 0),
    offsetSeconds: offset, longestWindow: 86_400, furthestAhead: 7 * 86_400)

  private static let good: [InboundForm.Field: String] = [
    .purpose: "  项目资料传入 ", .source: "合作单位", .station: "ST-01",
    .device: "0951:1666:text:DEMO-0001", .mediumLabel: "蓝色U盘", .notBefore: "",
    .notAfter: "2026-11-22 18:00", .expectedFiles: "报告.docx\n\n 图片 3 张 \n",
  ]

  private func problems(_ changes: [InboundForm.Field: String]) -> [InboundForm.Field] {
    let form = InboundForm(texts: Self.good.merging(changes) { $1 })
    do {
      _ = try form.parsed(in: Self.context)
      return []
    } catch {
      return error.problems.map(\.field)
    }
  }

  @Test("a form that is filled in well becomes a request's content")
  func wellFilled() throws {
    let content = try InboundForm(texts: Self.good).parsed(in: Self.context)
    #expect(content.purpose == "项目资料传入")
    #expect(content.expectedFiles == ["报告.docx", "图片 3 张"])
    #expect(content.window.notBefore == Self.context.now)
    #expect(
      content.window.notAfter.milliseconds - content.window.notBefore.milliseconds == 32_400_000)
    #expect(content.device.serial == RawName("DEMO-0001"))
  }

  @Test(
    "each mistake is told of at its own field",
    arguments: [
      ([InboundForm.Field.purpose: " \n"], [InboundForm.Field.purpose]),
      ([.purpose: String(repeating: "长", count: 501)], [.purpose]),
      ([.purpose: "a\u{202E}b"], [.purpose]),
      ([.source: ""], [.source]),
      ([.station: "ST-09"], [.station]),
      ([.station: ""], [.station]),
      ([.device: "0951:1666"], [.device]),
      ([.device: "0951:1666:"], [.device]),
      ([.device: "zzzz:1666:41"], [.device]),
      ([.device: "951:1666:41"], [.device]),
      ([.device: "0951:1666:4"], [.device]),
      ([.notAfter: "2026-11-22 08:00"], [.notAfter]),
      ([.notAfter: "2026-02-30 08:00"], [.notAfter]),
      ([.notAfter: "morgen"], [.notAfter]),
      ([.notAfter: ""], [.notAfter]),
      ([.notAfter: "2026-11-25 08:00"], [.notAfter]),
      ([.notBefore: "2026-12-22 08:00", .notAfter: "2026-12-22 09:00"], [.notBefore]),
      ([.expectedFiles: "a\u{1b}[31m"], [.expectedFiles]),
      ([.purpose: "", .source: "", .device: ""], [.purpose, .source, .device]),
    ])
  func mistakes(changes: [InboundForm.Field: String], fields: [InboundForm.Field]) {
    #expect(problems(changes) == fields)
  }

  @Test("a device's form text reads back, whatever bytes its serial has")
  func deviceText() {
    for bytes in [[0x41], [0, 255, 10, 0x3a], Array("序列".utf8)] as [[UInt8]] {
      let device = DeviceIdentity(vendorID: 0x00ff, productID: 0xabcd, serial: RawName(bytes))
      #expect(DeviceIdentity(formText: device.formText) == device)
    }
  }

  @Test("a revision's digest changes with every field, the number, the author and the request")
  func digest() throws {
    let content = try InboundForm(texts: Self.good).parsed(in: Self.context)
    func digest(
      _ content: InboundTransfer, request: String = "R", number: Int = 1, author: String = "a"
    ) -> Digest {
      Revision(
        of: Identifier(request), number: number, author: Identifier(author), content: content,
        at: Self.context.now
      ).digest
    }
    var digests = [
      digest(content), digest(content, request: "S"), digest(content, number: 2),
      digest(content, author: "b"),
    ]
    let changes: [[InboundForm.Field: String]] = [
      [.purpose: "x"], [.source: "x"], [.station: "ST-02"], [.device: "0951:1666:text:DEMO-0002"],
      [.mediumLabel: "x"], [.notBefore: "2026-11-22 10:00"], [.notAfter: "2026-11-22 17:00"],
      [.expectedFiles: "x"],
    ]
    for change in changes {
      let form = InboundForm(texts: Self.good.merging(change) { $1 })
      digests.append(digest(try form.parsed(in: Self.context)))
    }
    #expect(Set(digests).count == digests.count)
  }
}
