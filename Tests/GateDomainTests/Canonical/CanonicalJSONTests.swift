import GateDomain
import GateTesting
import Testing

@Suite struct CanonicalJSONTests {
  static let golden: [(JSONValue, String)] = [
    ("", "\"\""), (0, "0"), (-1, "-1"), (true, "true"), (false, "false"), ([], "[]"), ([:], "{}"),
    (.integer(JSONValue.integerLimit), "9007199254740991"),
    (.integer(-JSONValue.integerLimit), "-9007199254740991"),
    (["b": 1, "a": 2, "": 3, "B": 4, "aa": 5], "{\"\":3,\"B\":4,\"a\":2,\"aa\":5,\"b\":1}"),
    ([1, "二", [true, ["x": []]]], "[1,\"二\",[true,{\"x\":[]}]]"),
    ("\"\\/", "\"\\\"\\\\/\""), ("\u{8}\t\n\u{c}\r", "\"\\b\\t\\n\\f\\r\""),
    ("\0\u{1}\u{1f}\u{7f}", "\"\\u0000\\u0001\\u001f\u{7f}\""),
    ("\u{2028}€😀", "\"\u{2028}€😀\""), ("e\u{301}", "\"e\u{301}\""),
  ]

  @Test(arguments: golden.indices)
  func `has one byte form`(index: Int) throws {
    let (value, text) = Self.golden[index]
    #expect(CanonicalJSON.encode(value) == Array(text.utf8))
    #expect(try CanonicalJSON.decode(Array(text.utf8)) == value)
  }

  /// The strings example of RFC 8785, section 3.2.2.2.
  @Test func `escapes as the RFC's own example`() {
    let text = "€$\u{f}\nA'B\"\\\\\"/"
    let expected = "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""
    #expect(CanonicalJSON.encode(.string(text)) == Array(expected.utf8))
  }

  @Test func `random values come back`() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let value = generator.json(depth: 4)
      let bytes = CanonicalJSON.encode(value)
      let decoded = try CanonicalJSON.decode(bytes)
      #expect(decoded == value)
      #expect(CanonicalJSON.encode(decoded) == bytes)
    }
  }

  @Test func `every changed byte is refused or gives another value`() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<40 {
      let value = generator.json(depth: 3)
      let bytes = CanonicalJSON.encode(value)
      for offset in bytes.indices.prefix(120) {
        var changed = bytes
        changed[offset] = bytes[offset] ^ generator.number(in: 1...255)
        let decoded = try? CanonicalJSON.decode(changed)
        #expect(decoded != value)
        if let decoded { #expect(CanonicalJSON.encode(decoded) == changed) }
      }
    }
  }

  @Test func `texts that Unicode calls equal are different values`() throws {
    for (left, right) in [("\u{2000}", "\u{2002}"), ("e\u{301}", "\u{e9}"), ("\u{212a}", "K")] {
      #expect(left == right, "the premise: Swift's own equality")
      let (first, second) = (JSONValue.string(left), JSONValue.string(right))
      #expect(first != second)
      #expect(Set([first, second]).count == 2)
      #expect(try CanonicalJSON.decode(CanonicalJSON.encode(first)) != second)
    }
  }

  @Test func `truncated values are refused at every length`() {
    let value: JSONValue = ["a": [1, true, "二\n"], "b": ["c": -5]]
    let bytes = CanonicalJSON.encode(value)
    for count in 0..<bytes.count {
      #expect(throws: CanonicalJSON.DecodeError.self) {
        try CanonicalJSON.decode(Array(bytes.prefix(count)))
      }
    }
  }

  @Test func `random bytes never trap and decode only from their own form`() {
    var generator = SeededGenerator(seed: 6)
    let alphabet =
      Array("{}[]\",:\\ntfu0123456789-+.eE truefals/b\n".utf8) + [0x00, 0x80, 0xe4, 0xff]
    for _ in 0..<30_000 {
      let bytes = (0..<generator.number(in: 0...24)).map { _ in generator.pick(alphabet) }
      if let value = try? CanonicalJSON.decode(bytes) {
        #expect(CanonicalJSON.encode(value) == bytes)
      }
    }
  }

  @Test func `reads what lies 32 deep and nothing deeper`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try CanonicalJSON.decode(nested(33)) }
    #expect(throws: CanonicalJSON.DecodeError.self) { try CanonicalJSON.decode(nested(34)) }
    #expect(throws: CanonicalJSON.DecodeError.self) { try CanonicalJSON.decode(nested(200_000)) }
  }

  @Test func `reads a mebibyte and no more`() throws {
    func text(_ count: Int) -> [UInt8] {
      [0x22] + [UInt8](repeating: 0x61, count: count - 2) + [0x22]
    }
    #expect(throws: Never.self) { try CanonicalJSON.decode(text(1 << 20)) }
    let error = #expect(throws: CanonicalJSON.DecodeError.self) {
      try CanonicalJSON.decode(text(1 << 20 + 1))
    }
    #expect(error?.offset == 1 << 20)
  }

  @Test func `members are found by name and only by kind`() {
    let value: JSONValue = ["a": "x", "n": 5, "l": [1]]
    #expect(value["a"]?.string == "x")
    #expect(value["n"]?.integer == 5)
    #expect(value["l"]?.array == [1])
    #expect(value["a"]?.integer == nil)
    #expect(value["n"]?.string == nil)
    #expect(value["a"]?.array == nil)
    #expect(value["z"] == nil)
    #expect(JSONValue.string("a")["a"] == nil)
  }
}
