import GateDomain
import GateTesting
import Testing

@testable import GateEngines

@Suite("What engines may answer")
struct ReplyTests {
  @Test(
    arguments: [
      ("stream: OK\0", .clean), ("stream: Eicar FOUND\0", .infected("Eicar")),
      ("stream: Heuristics.X FOUND\0", .suspicious("Heuristics.X")),
      ("stream: A\u{1b}[2J FOUND\0", .infected("A?[2J")), ("", .notAsked),
      ("stream: OK", .failed(3_000)), ("stream: OK\n", .failed(3_000)),
      ("stream: OK\0stream: OK\0", .failed(3_000)), ("stream: FOUND\0", .failed(3_000)),
      ("stream:  FOUND\0", .failed(3_000)), ("OK\0", .failed(3_000)),
      ("INSTREAM size limit exceeded. ERROR\0", .failed(3_000)),
      ("stream: x ERROR\0", .failed(3_000)), ("stream: OK \0", .failed(3_000)),
      ("stream: X FOUND\nstream: OK\0", .failed(3_000)),
    ] as [(String, EngineAnswer)])
  func `clamd's replies`(_ reply: String, _ answer: EngineAnswer) {
    #expect(ClamdReply.answer(for: Array(reply.utf8)) == answer)
  }

  @Test(
    arguments: [
      ("ICAP/1.0 204 No Content\r\nISTag: \"x\"\r\n\r\n", .clean),
      ("ICAP/1.0 204 Unmodified\r\n\r\n", .clean),
      ("ICAP/1.0 200 OK\r\nEncapsulated: null-body=0\r\n\r\n", .suspicious("ICAP.Modified")),
      (
        "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar;\r\n\r\n",
        .infected("Eicar")
      ),
      ("ICAP/1.0 200 OK\r\nX-Virus-ID: Eicar Test\r\n\r\n", .infected("Eicar Test")),
      (
        "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Threat=A;\r\nX-Violations-Found: 1\r\n\t-\r\n\tA\r\n\r\n",
        .infected("A")
      ),
      ("ICAP/1.0 204 x\r\n\tX-Virus-ID: a\r\n\r\n", .failed(3_000)),
      ("ICAP/1.0 204 OK\r\nx-virus-id: Eicar\r\n\r\n", .infected("Eicar")),
      ("ICAP/1.0 404 Not Found\r\n\r\n", .failed(3_404)),
      ("ICAP/1.0 500 x\r\n\r\n", .failed(3_500)), ("ICAP/1.0 100 x\r\n\r\n", .failed(3_100)),
      ("HTTP/1.1 204 No Content\r\n\r\n", .failed(3_000)),
      ("ICAP/1.0 2040 x\r\n\r\n", .failed(3_000)),
      ("ICAP/1.0 +20 x\r\n\r\n", .failed(3_000)),
      ("ICAP/1.0 204 x\r\nno colon\r\n\r\n", .failed(3_000)),
      ("ICAP/1.0 204 x\r\n: x\r\n\r\n", .failed(3_000)), ("ICAP/1.0 204 x\r\n", .failed(3_000)),
      ("ICAP/1.0 204 x\r\nX Virus: y\r\n\r\n", .failed(3_000)), ("\r\n\r\n", .failed(3_000)),
      (
        "ICAP/1.0 204 x\r\nX-Virus-ID: a\r\nX-Virus-ID: b\r\n\r\n", .failed(3_000)
      ),
    ] as [(String, EngineAnswer)])
  func `ICAP heads`(_ head: String, _ answer: EngineAnswer) {
    #expect(ICAPReply.answer(for: Array(head.utf8)) == answer)
  }

  @Test func `nothing but the plain word is clean, whatever is changed in it`() {
    var random = SeededGenerator(seed: 42)
    let plain = (
      clamd: Array("stream: OK\0".utf8),
      icap: Array("ICAP/1.0 204 No Content\r\nISTag: \"abc\"\r\n\r\n".utf8)
    )
    for _ in 0..<50_000 {
      let clamd = Self.mutated(plain.clamd, &random)
      #expect(clamd == plain.clamd || ClamdReply.answer(for: clamd) != .clean)
      let icap = Self.mutated(plain.icap, &random)
      if ICAPReply.answer(for: icap) == .clean {
        #expect(icap.starts(with: "ICAP/1.0 204".utf8) && icap.suffix(4) == [13, 10, 13, 10])
      }
      _ = ICAPReply.endOfHead(in: icap)
    }
  }

  private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.number(in: 1...3) {
      let place = random.number(in: 0...(max(0, bytes.count - 1)))
      switch random.number(in: 0...2) {
      case 0 where !bytes.isEmpty: bytes[place] = random.bytes(1)[0]
      case 1 where !bytes.isEmpty: bytes.remove(at: place)
      default: bytes.insert(random.bytes(1)[0], at: min(place, bytes.count))
      }
    }
    return bytes
  }
}
