import Foundation
import GateDomain
import GateWire
import Testing

@Suite struct APITests {
  static func comesBack<Value: Codable & Equatable>(_ value: Value) throws {
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
  }

  static let person = Person(
    id: Identifier("wang"), name: "王\u{202e}五", department: "一科", roles: [.staff, .leader])
  static let device = Device(
    identity: DeviceIdentity(vendorID: .max, productID: 0, serial: RawName([0xff, 0])),
    product: RawName([0x1b]), capacity: .max, port: "1-1")
  static let digest = Digest(bytes: [UInt8](repeating: 5, count: 32))

  @Test func `sessions and accounts come back`() throws {
    try Self.comesBack(SignInRequest(account: "wang", password: "密码\"\\\n"))
    try Self.comesBack(SessionAnswer(token: "t", person: Self.person))
    try Self.comesBack(NewPerson(person: Self.person, password: ""))
    try Self.comesBack(APIError(code: "self-approval", what: "不能", hint: "请"))
  }

  @Test func `answers come back, and an answer that is none is refused`() throws {
    let digest = try #require(Self.digest)
    for answer in Approval.Answer.allCases {
      try Self.comesBack(AnswerRequest(answer: answer, revision: digest, reason: "理由"))
    }
    try Self.comesBack(VoidRequest(reason: "理由"))
    for text in [
      "{\"answer\":\"yes\",\"revision\":\"\(digest.hex)\",\"reason\":\"\"}",
      "{\"answer\":\"approve\",\"revision\":\"\(digest.hex.uppercased())x\",\"reason\":\"\"}",
      "{\"answer\":\"approve\",\"reason\":\"\"}",
    ] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(AnswerRequest.self, from: Data(text.utf8))
      }
    }
  }

  @Test func `what a station sends and gets comes back`() throws {
    let sighting = DeviceSighting(
      station: Identifier("ST-01"), device: Self.device, isAllowed: false,
      reason: ["zh-CN": "没有授权", "en": "no grant"], since: Timestamp(milliseconds: 1))
    var progress = TransferProgress()
    progress.bytesTotal = .max
    progress.currentFile = "图纸.pdf"
    let database = SignatureDatabase(
      engine: "libclamav 1.4.6", version: .max, count: 0, publishedAt: Timestamp(milliseconds: 0),
      digest: try #require(Self.digest), isDemonstration: true)
    try Self.comesBack(
      StationReport(devices: [sighting], progress: ["T1": progress], signatures: database))
    try Self.comesBack(StationReport(devices: [], progress: [:], signatures: nil))
    try Self.comesBack(RecordBatch(records: ["{}", "二"]))
    try Self.comesBack(RecordAcknowledgement(sequence: .max))
    try Self.comesBack(StationGrant(statement: "{}", signature: "00", lease: nil))
    try Self.comesBack(StationGrant(statement: "{}", signature: "00", lease: Identifier("T1")))
  }

  @Test func `a page of files comes back, with verdicts made anew`() throws {
    let file = QuarantinedFile(
      index: 0, path: RawName([0xff]), size: .max, digest: try #require(Self.digest),
      copy: .complete)
    let scanned = Samples.engineAnswers.map {
      ScannedFile(
        judging: file, name: .notText, type: .allowed(Samples.type),
        engines: [EngineFinding(engine: "libclamav", answer: $0, member: [Samples.name])],
        tree: Samples.tree, signatures: .fresh)
    }
    let skipped = SkippedEntry.Kind.allCases.map { SkippedEntry(path: Samples.name, kind: $0) }
    try Self.comesBack(FilePage(files: scanned, skipped: skipped, next: 7))
    try Self.comesBack(FilePage(files: [], skipped: [], next: nil))
  }

  @Test func `lists have their words`() {
    #expect(RequestList.allCases.map(\.rawValue) == ["mine", "to-approve", "all"])
  }

  /// A number that would overflow every later sum must not get in by a report.
  @Test func `a moment outside the years of records is refused`() {
    for milliseconds in ["9223372036854775807", "-1", "1e300", "1.5"] {
      let text = "{\"notBefore\":0,\"notAfter\":\(milliseconds)}"
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Window.self, from: Data(text.utf8))
      }
    }
  }
}
