import GateDomain
import GateTesting
import GateWire
import Testing

@Suite struct ScanMessageTests {
  static func read(_ bytes: [UInt8]) -> Result<ScanMessage, WireError> {
    do throws(WireError) {
      return .success(try ScanMessage(bytes: bytes))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: Samples.scan)
  func `comes back from its own datagram`(message: ScanMessage) throws {
    #expect(try ScanMessage(bytes: message.bytes) == message)
    #expect(message.bytes.count <= ScanMessage.sizeLimit)
  }

  @Test(arguments: Samples.scan)
  func `is refused at every shorter length and with anything behind it`(message: ScanMessage) {
    for count in 0..<message.bytes.count {
      #expect(Self.read(Array(message.bytes.prefix(count))) == .failure(.wrongLength))
    }
    for tail: UInt8 in [0, 1, 0xff] {
      #expect(Self.read(message.bytes + [tail]) == .failure(.wrongLength))
    }
  }

  @Test func `no two messages share a datagram`() {
    #expect(Set(Samples.scan.map(\.bytes)).count == Samples.scan.count)
  }

  @Test(
    arguments: [
      (ScanMessage.fork, [1]), (.forked, [2]), (.refused, [3]), (.ready, [4]),
      (.scan(ticket: 0x0201), [5, 1, 2, 0, 0, 0, 0, 0, 0]),
      (
        .answer(ticket: 1, ScanReport(answer: .infected("E"), type: ContentType(rawValue: "t/p"))),
        [6, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0x45, 3, 0, 0x74, 0x2f, 0x70, 0, 0, 0, 0, 0]
      ),
      (
        .loaded(
          LoadedSignatures(
            engine: "x", version: 2, count: 3, publishedAt: Timestamp(milliseconds: 4))),
        [7, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0x78]
      ),
    ] as [(ScanMessage, [UInt8])])
  func `has the agreed bytes`(message: ScanMessage, bytes: [UInt8]) {
    #expect(message.bytes == bytes)
  }

  @Test func `each answer of an engine keeps its own meaning`() throws {
    let codes = Samples.engineAnswers.map { answer in
      ScanMessage.answer(ticket: 0, ScanReport(answer: answer, type: Samples.type)).bytes[9]
    }
    #expect(codes.prefix(10) == [0, 1, 1, 2, 4, 4, 4, 5, 6, 7])
    #expect(codes.dropFirst(10).allSatisfy { $0 == 3 })
  }

  @Test func `words are cut and cleaned when sent, and refused when a worker did not`() throws {
    let hostile = "名\u{1b}[2J\u{202e}" + String(repeating: "x", count: 400)
    let message = ScanMessage.answer(
      ticket: 1, ScanReport(answer: .infected(hostile), type: ContentType(rawValue: hostile)))
    guard case .answer(_, let report) = try ScanMessage(bytes: message.bytes),
      case .infected(let name) = report.answer
    else {
      Issue.record("another message came back")
      return
    }
    #expect(name.utf8.count == ScanMessage.wordLimit)
    #expect(name.utf8.allSatisfy { (0x20..<0x7f).contains($0) })
    #expect(report.type.rawValue == name)
    #expect(
      Self.read([6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0x1b, 0, 0, 0, 0, 0, 0, 0])
        == .failure(.meaningless))
    #expect(
      Self.read([6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0x7f, 0, 0, 0, 0, 0, 0, 0])
        == .failure(.meaningless))
  }

  @Test func `an objection that nobody knows, a flag that is none and a long tree are refused`() {
    let start: [UInt8] = [6, 0, 0, 0, 0, 0, 0, 0, 0]
    let word = Array("macros".utf8)
    let unknown = [3, UInt8(word.count), 0] + word + [0, 0, 0, 0, 0, 0, 0, 0]
    #expect(Self.read(start + unknown) == .failure(.meaningless))
    #expect(Self.read(start + [0, 0, 0, 0, 0, 0, 0, 0, 2]) == .failure(.meaningless))
    #expect(Self.read(start + [0, 0, 0, 0, 0, 0, 1, 1, 0]) == .failure(.tooLarge))
    #expect(Self.read(start + [0, 0, 0, 0, 0, 33]) == .failure(.tooLarge))
  }

  @Test func `long names and paths are cut when sent`() throws {
    let long = RawName([UInt8](repeating: 0x61, count: 400))
    let node = ContentTree.Node(depth: 1, name: long, size: 1, isOffending: false)
    let report = ScanReport(
      answer: .clean, type: Samples.type, member: [RawName](repeating: long, count: 40),
      tree: ContentTree(nodes: [ContentTree.Node](repeating: node, count: 300)))
    let bytes = ScanMessage.answer(ticket: 1, report).bytes
    #expect(bytes.count <= ScanMessage.sizeLimit)
    guard case .answer(_, let read) = try ScanMessage(bytes: bytes) else {
      Issue.record("another message came back")
      return
    }
    #expect(read.member.count == 32 && read.member.allSatisfy { $0.bytes.count == 160 })
    #expect(read.tree.nodes.count == 256 && read.tree.isCut)
  }

  @Test func `a word over the limit is refused`() {
    let long = [UInt8](repeating: 0x61, count: 257)
    #expect(
      Self.read([6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1] + long + [0, 0, 0, 0, 0, 0, 0])
        == .failure(.tooLarge))
  }

  @Test func `a clean answer carries no word, and a number only its shortest form`() {
    func answer(_ code: UInt8, _ word: String) -> [UInt8] {
      [6, 0, 0, 0, 0, 0, 0, 0, 0, code, UInt8(word.utf8.count), 0] + Array(word.utf8)
        + [0, 0, 0, 0, 0, 0, 0]
    }
    for code: UInt8 in [0, 5, 6, 7] {
      #expect(Self.read(answer(code, "x")) == .failure(.meaningless))
    }
    for word in ["", "x", "+5", "05", "-0", " 5", "5 ", "2147483648", "-9223372036854775808"] {
      #expect(Self.read(answer(4, word)) == .failure(.meaningless))
    }
    #expect(Self.read(answer(8, "")) == .failure(.meaningless))
  }

  /// Records hold no number over 2⁵³, so none may come from a worker.
  @Test func `a number of the engine is cut to what a record holds`() throws {
    for (number, sent) in [(Int.min, Int32.min), (Int.max, Int32.max)] {
      let message = ScanMessage.answer(
        ticket: 1, ScanReport(answer: .failed(number), type: Samples.type))
      let read = try ScanMessage(bytes: message.bytes)
      #expect(
        read == .answer(ticket: 1, ScanReport(answer: .failed(Int(sent)), type: Samples.type)))
    }
  }

  @Test func `values without a meaning and large datagrams are refused`() {
    #expect(Self.read([]) == .failure(.wrongLength))
    for kind in UInt8.min...UInt8.max where !(1...9).contains(kind) {
      #expect(Self.read([kind]) == .failure(.meaningless))
    }
    #expect(Self.read([UInt8](repeating: 1, count: 4096)) == .failure(.wrongLength))
    #expect(Self.read([UInt8](repeating: 1, count: 65_537)) == .failure(.tooLarge))
    let future = [UInt8](repeating: 0xff, count: 8)
    let zeros = [UInt8](repeating: 0, count: 16)
    #expect(Self.read([7] + zeros + future + [0, 0]) == .failure(.meaningless))
  }

  @Test(arguments: 1...4)
  func `random bytes never trap, and what is read writes the same bytes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<5000 {
      let kind = generator.number(in: UInt8(0)...8)
      let rest = generator.bytes(generator.number(in: 0...14)).map { $0 & 0x03 }
      guard case .success(let message) = Self.read([kind] + rest) else { continue }
      accepted += 1
      #expect(message.bytes == [kind] + rest)
    }
    #expect(accepted > 50)
  }

  @Test(arguments: Samples.scan)
  func `one changed byte gives another message or none`(message: ScanMessage) {
    for offset in message.bytes.indices {
      for flip: UInt8 in [0x01, 0x02, 0x80, 0xff] {
        var changed = message.bytes
        changed[offset] ^= flip
        #expect(Self.read(changed) != .success(message))
      }
    }
  }
}
