import GateDiscs
import GateDomain

/// A type that says itself what its JSON looks like.
protocol SchemaShape: Decodable {
  /// The description and a value.
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: Self)
}

extension SchemaShape {
  /// The description and a value, for a caller that knows the type by another name.
  static func described<Value>(_ reader: SchemaReader, as type: Value.Type) throws
    -> (schema: JSONValue, example: Value)?
  {
    let (schema, example) = try shape(reader)
    return (example as? Value).map { (schema, $0) }
  }
}

extension String: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: String) {
    (["type": "string"], "x")
  }
}

extension Bool: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: Bool) {
    (["type": "boolean"], false)
  }
}

extension Double: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: Double) {
    (["type": "number"], 0)
  }
}

extension FixedWidthInteger where Self: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: Self) {
    (
      [
        "maximum": .integer(Int64(clamping: max)), "minimum": .integer(Int64(clamping: min)),
        "type": "integer",
      ], 1
    )
  }
}

extension Int: SchemaShape {}
extension Int8: SchemaShape {}
extension Int16: SchemaShape {}
extension Int32: SchemaShape {}
extension Int64: SchemaShape {}
extension UInt: SchemaShape {}
extension UInt8: SchemaShape {}
extension UInt16: SchemaShape {}
extension UInt32: SchemaShape {}
extension UInt64: SchemaShape {}

extension Optional: SchemaShape where Wrapped: Decodable {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: Wrapped?) {
    (["anyOf": [try reader.describe(Wrapped.self).schema, ["type": "null"]]], nil)
  }
}

extension Array: SchemaShape where Element: Decodable {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: [Element]) {
    (["items": try reader.describe(Element.self).schema, "type": "array"], [])
  }
}

extension Set: SchemaShape where Element: Decodable {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: Set<Element>) {
    (["items": try reader.describe(Element.self).schema, "type": "array"], [])
  }
}

extension Dictionary: SchemaShape where Key == String, Value: Decodable {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: [Key: Value]) {
    (["additionalProperties": try reader.describe(Value.self).schema, "type": "object"], [:])
  }
}
