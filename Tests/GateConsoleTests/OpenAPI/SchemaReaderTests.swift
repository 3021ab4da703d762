import GateDomain
import Testing

@testable import GateConsole

/// How types of JSON are described.
@Suite struct SchemaReaderTests {
  private struct Sample: Decodable {
    enum Kind: String, Decodable, CaseIterable { case one, two }
    let text: String
    let count: UInt8?
    let kinds: [Kind]
    let inner: Inner
    struct Inner: Decodable { let window: Window, names: [String: Digest] }
  }

  private struct Picky: Decodable {
    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: text))
    }
  }

  @Test("Members, what may be left out, words and nested types are all told")
  func members() throws {
    let reader = SchemaReader()
    let reference = try reader.describe(Sample.self).schema["$ref"]?.string ?? ""
    let name = String(reference.split(separator: "/").last ?? "")
    let schema = try #require(reader.components[name])
    #expect(schema["required"] == ["inner", "kinds", "text"])
    let members = schema["properties"]
    #expect(members?["count"] == ["maximum": 255, "minimum": 0, "type": "integer"])
    #expect(
      members?["kinds"]
        == ["items": ["enum": ["one", "two"], "type": "string"], "type": "array"])
    let inner = try #require(reader.components.first { $0.key.hasSuffix("Inner") }?.value)
    #expect(inner["required"] == ["names", "window"])
    #expect(
      reader.components["Window"]?["required"] == ["notAfter", "notBefore"])
  }

  @Test("A type that no made-up value fits is not described at all")
  func unreadable() {
    #expect(throws: SchemaReader.Unreadable.self) { try SchemaReader().describe(Picky.self) }
  }
}
