import GateDomain

/// An enumeration whose JSON is an object with one member: the case, and in it what it carries.
protocol SchemaChoice: SchemaShape {
  /// Any value.
  static var example: Self { get }
  /// What each case carries, by their names.
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue]
}

extension SchemaChoice {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: Self) {
    let choices = try members(reader).mapValues { carried -> JSONValue in
      guard case .object(let labels) = carried else { return carried }
      return [
        "properties": .object(labels), "required": .array(labels.keys.sorted().map { .string($0) }),
        "type": "object",
      ]
    }
    let schema: JSONValue = [
      "additionalProperties": false, "maxProperties": 1, "minProperties": 1,
      "properties": .object(choices), "type": "object",
    ]
    return (reader.keep(SchemaReader.name(of: Self.self), schema), example)
  }
}
