import GateTesting
import Testing

import GateMultipart

/// Forms with files as browsers send them, and as nobody should.
@Suite struct MultipartParserTests {
  private static let type = "multipart/form-data; boundary=----xyz"

  private static func body(_ parts: [(head: String, bytes: [UInt8])]) -> [UInt8] {
    parts.flatMap { Array("------xyz\r\n\($0.head)\r\n\r\n".utf8) + $0.bytes + [13, 10] }
      + Array("------xyz--\r\n".utf8)
  }

  private static func disposition(_ name: String, _ file: String? = nil) -> String {
    "Content-Disposition: form-data; name=\"\(name)\"" + (file.map { "; filename=\"\($0)\"" } ?? "")
  }

  // Events with neighbouring data put together.
  private static func read(_ bytes: [UInt8], pieces: Int) throws -> [MultipartParser.Event]? {
    guard var parser = MultipartParser(contentType: type) else { return nil }
    var events: [MultipartParser.Event] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      for event in try parser.take(bytes[start..<min(start + pieces, bytes.count)]) {
        if case .data(let more) = event, case .data(let before)? = events.last {
          events[events.count - 1] = .data(before + more)
        } else {
          events.append(event)
        }
      }
    }
    return parser.isFinished ? events : nil
  }

  @Test("parts come whole, however the bytes are cut", arguments: [1, 2, 3, 7, 64, 100_000])
  func pieces(_ size: Int) throws {
    let tricky = Array("a\r\n------xy\r\n--\r\n------xyy".utf8) + [0, 255, 13, 10, 13]
    let bytes = Self.body([
      (Self.disposition("token"), Array("abc".utf8)), (Self.disposition("files", "计划.txt"), tricky),
      (Self.disposition("files", "empty"), []),
    ])
    #expect(
      try Self.read(bytes, pieces: size) == [
        .began(name: "token", fileName: nil), .data(Array("abc".utf8)), .ended,
        .began(name: "files", fileName: "计划.txt"), .data(tricky), .ended,
        .began(name: "files", fileName: "empty"), .ended,
      ])
  }

  @Test(
    "what is no such form is refused",
    arguments: [
      "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/mixed; boundary=x", "multipart/form-data; boundary=a b",
      "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
    ])
  func badTypes(_ type: String) {
    #expect(MultipartParser(contentType: type) == nil)
  }

  @Test("heads that are too long, nameless or no text, and broken boundaries are refused")
  func badBodies() {
    let long = Self.disposition("a") + "\r\nX: " + String(repeating: "x", count: 9_000)
    for head in [long, "X: y", "Content-Disposition: form-data"] {
      #expect(throws: MultipartParser.Broken.self) {
        try Self.read(Self.body([(head, [])]), pieces: 50)
      }
    }
    #expect(throws: MultipartParser.Broken.self) {
      try Self.read(Array("------xyzoops".utf8), pieces: 5)
    }
    #expect(throws: MultipartParser.Broken.self) {
      try Self.read([UInt8](repeating: 65, count: 20_000), pieces: 1_000)
    }
  }

  @Test("five thousand forms with something changed never trap and never grow the memory")
  func fuzz() throws {
    var random = SeededGenerator(seed: 7_578)
    let good = Self.body([
      (Self.disposition("token"), Array("abc".utf8)),
      (Self.disposition("files", "a.txt"), Array(repeating: 13, count: 40)),
    ])
    var (whole, broken) = (0, 0)
    for _ in 0..<5_000 {
      var bytes = good
      for _ in 0..<random.number(in: 0...4) {
        let place = random.number(in: 0...(bytes.count - 1))
        switch random.number(in: 0...2) {
        case 0: bytes[place] = UInt8(random.number(in: 0...255))
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8(random.number(in: 0...255)), at: place)
        }
      }
      do {
        whole += try Self.read(bytes, pieces: random.number(in: 1...60)) == nil ? 0 : 1
      } catch {
        broken += 1
      }
    }
    #expect(whole > 500 && broken > 500)
  }
}
