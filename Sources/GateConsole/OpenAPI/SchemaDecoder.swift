import GateDomain

/// Answers every question of a type that reads itself, and notes the question.
final class SchemaDecoder: Decoder {
  let reader: SchemaReader
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// The one value that the type is, when it has no members.
  private(set) var bare: JSONValue?
  private var properties: [String: JSONValue] = [:]
  private var required: Set<String> = []

  init(reader: SchemaReader) {
    self.reader = reader
  }

  /// What was noted.
  var schema: JSONValue {
    var members: [String: JSONValue] = ["properties": .object(properties), "type": "object"]
    if !required.isEmpty { members["required"] = .array(required.sorted().map { .string($0) }) }
    return .object(members)
  }

  /// Notes a member and makes up a value.
  func member<Value: Decodable>(_ name: String, _ type: Value.Type, isRequired: Bool) throws
    -> Value
  {
    let (schema, example) = try reader.describe(type)
    properties[name] = schema
    if isRequired { required.insert(name) }
    return example
  }

  /// Notes that the type is one value.
  func whole<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (schema, example) = try reader.describe(type)
    bare = schema
    return example
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(SchemaMembers<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaReader.Unreadable(type: "list")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SchemaValue(decoder: self)
  }
}
