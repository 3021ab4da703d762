import GateDomain
import GateTesting
import GateWire
import Testing

@Suite struct IngestMessageTests {
  static func read(_ kind: UInt8, _ payload: [UInt8]) -> Result<IngestMessage, WireError> {
    do throws(WireError) {
      return .success(try IngestMessage(kind: kind, payload: payload))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: Samples.ingest)
  func `comes back from its own frame`(message: IngestMessage) throws {
    let (kind, payload) = message.frame
    #expect(try IngestMessage(kind: kind, payload: payload) == message)
    #expect(payload.count <= IngestMessage.payloadLimit)
    #expect(kind != IngestMessage.dataKind)
  }

  @Test(arguments: Samples.ingest)
  func `is refused at every shorter length and with anything behind it`(message: IngestMessage) {
    let (kind, payload) = message.frame
    for count in 0..<payload.count {
      #expect(Self.read(kind, Array(payload.prefix(count))) == .failure(.wrongLength))
    }
    for tail: UInt8 in [0, 1, 0xff] {
      #expect(Self.read(kind, payload + [tail]) == .failure(.wrongLength))
    }
  }

  @Test func `no two messages share a frame`() {
    let frames = Samples.ingest.map { [$0.frame.kind] + $0.frame.payload }
    #expect(Set(frames).count == Samples.ingest.count)
  }

  /// The bytes written out once, so that a station and a reader of different age agree.
  @Test(
    arguments: [
      (
        IngestMessage.listed(files: 2, bytes: 0x0102), 0x01,
        [2, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0]
      ),
      (
        .fileBegan(index: 1, size: 3, path: RawName("a/b")), 0x02,
        [1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x61, 0x2f, 0x62]
      ),
      (.fileEnded(.readError), 0x03, [0]), (.fileEnded(.complete), 0x03, [1]),
      (.fileEnded(.tooLarge), 0x03, [2]),
      (.skipped(SkippedEntry(path: RawName("l"), kind: .symbolicLink)), 0x04, [0, 1, 0, 0x6c]),
      (.finished, 0x05, []), (.failed(.damaged), 0x06, [2]), (.working, 0x07, []),
    ] as [(IngestMessage, UInt8, [UInt8])])
  func `has the agreed bytes`(message: IngestMessage, kind: UInt8, payload: [UInt8]) {
    #expect(message.frame.kind == kind)
    #expect(message.frame.payload == payload)
  }

  @Test func `a reader cannot say that it died itself`() throws {
    let (kind, payload) = IngestMessage.fileEnded(.readerDied).frame
    #expect(try IngestMessage(kind: kind, payload: payload) == .fileEnded(.readError))
  }

  @Test func `a path over the limit is refused`() {
    let long = RawName([UInt8](repeating: 0x61, count: IngestMessage.pathLimit + 1))
    let (kind, payload) = IngestMessage.fileBegan(index: 0, size: 0, path: long).frame
    #expect(Self.read(kind, payload) == .failure(.tooLarge))
  }

  @Test func `values without a meaning are refused`() {
    let kinds = UInt8(SkippedEntry.Kind.allCases.count)
    #expect(Self.read(0x03, [3]) == .failure(.meaningless))
    #expect(Self.read(0x04, [kinds, 0, 0]) == .failure(.meaningless))
    #expect(Self.read(0x06, [0]) == .failure(.meaningless))
    #expect(Self.read(0x06, [6]) == .failure(.meaningless))
    for kind in UInt8.min...UInt8.max where !(0x01...0x07).contains(kind) {
      #expect(Self.read(kind, []) == .failure(.meaningless))
    }
  }

  @Test(arguments: 1...4)
  func `random bytes never trap, and what is read writes the same bytes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<5000 {
      let kind = generator.number(in: UInt8(0)...8)
      let payload = generator.bytes(generator.number(in: 0...24)).map { $0 & 0x0f }
      guard case .success(let message) = Self.read(kind, payload) else { continue }
      accepted += 1
      #expect(message.frame.kind == kind)
      #expect(message.frame.payload == payload)
    }
    #expect(accepted > 50)
  }

  @Test(arguments: Samples.ingest)
  func `one changed byte gives another message or none`(message: IngestMessage) {
    let (kind, payload) = message.frame
    for offset in payload.indices.prefix(64) {
      for flip: UInt8 in [0x01, 0x80, 0xff] {
        var changed = payload
        changed[offset] ^= flip
        #expect(Self.read(kind, changed) != .success(message))
      }
    }
  }
}
