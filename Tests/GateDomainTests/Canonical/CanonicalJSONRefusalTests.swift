import GateDomain
import Testing

/// Bytes that other readers take for JSON, or nearly so, each named by its defect.
@Suite struct CanonicalJSONRefusalTests {
  static let corpus: [(defect: String, text: String)] = [
    ("empty", ""), ("only space", " "), ("leading space", " 1"), ("trailing space", "1 "),
    ("trailing line feed", "{}\n"), ("space inside", "[1, 2]"), ("byte order mark", "\u{feff}1"),
    ("null", "null"), ("float", "1.5"), ("float that is whole", "1.0"), ("exponent", "1e3"),
    ("leading zero", "01"), ("negative zero", "-0"), ("plus sign", "+1"), ("bare minus", "-"),
    ("two minuses", "--1"), ("not a number", "NaN"), ("infinity", "Infinity"),
    ("over the limit", "9007199254740992"), ("under the limit", "-9007199254740992"),
    ("smallest 64-bit number", "-9223372036854775808"), ("over 64 bits", "9223372036854775808"),
    ("far over 64 bits", "99999999999999999999999999"), ("hexadecimal", "0x10"),
    ("half a word", "tru"), ("word with tail", "truex"), ("capital word", "True"),
    ("two values", "1 2"), ("two values joined", "[][]"), ("open list", "["),
    ("closed list alone", "]"), ("trailing comma", "[1,]"), ("leading comma", "[,1]"),
    ("missing comma", "[1 2]"), ("mixed brackets", "[1}"), ("open object", "{"),
    ("name alone", "{\"a\"}"), ("no value", "{\"a\":}"), ("no name", "{:1}"),
    ("bare name", "{a:1}"), ("single quotes", "{'a':1}"), ("number as name", "{1:1}"),
    ("names out of order", "{\"b\":1,\"a\":2}"), ("repeated name", "{\"a\":1,\"a\":1}"),
    ("repeated name, other value", "{\"a\":1,\"a\":2}"),
    ("object with trailing comma", "{\"a\":1,}"), ("comment", "/**/1"), ("open text", "\"a"),
    ("raw line feed", "\"a\nb\""), ("raw null byte", "\"\0\""), ("raw control", "\"\u{1f}\""),
    ("escaped slash", "\"\\/\""), ("escaped letter", "\"\\u0061\""),
    ("unknown escape", "\"\\x41\""),
    ("long form of line feed", "\"\\u000a\""), ("capital digits", "\"\\u001F\""),
    ("short escape", "\"\\u01\""), ("escape at the end", "\"\\"),
    ("escaped quote left open", "\"\\\""),
    ("surrogates", "\"\\ud83d\\ude00\""), ("lone surrogate", "\"\\ud83d\""),
    ("escaped Chinese", "\"\\u4e8c\""), ("name that is not ASCII", "{\"二\":1}"),
    ("name with a Kelvin sign", "{\"\u{212a}\":1}"),
  ]

  @Test(arguments: corpus.indices)
  func `refuses every other form`(index: Int) {
    let (defect, text) = Self.corpus[index]
    #expect(throws: CanonicalJSON.DecodeError.self, "\(defect)") {
      try CanonicalJSON.decode(Array(text.utf8))
    }
  }

  @Test(arguments: [
    [0x22, 0xff, 0x22], [0x22, 0xc3, 0x22], [0x22, 0xc0, 0xaf, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5c, 0x75, 0xff, 0xff, 0xff, 0xff, 0x22],
    [0x22, 0x5c, 0x75, 0x30, 0x30, 0xc3, 0xa9, 0x22], [0xff], [0x00],
  ])
  func `refuses bytes that are no UTF-8`(bytes: [UInt8]) {
    #expect(throws: CanonicalJSON.DecodeError.self) { try CanonicalJSON.decode(bytes) }
  }
}
