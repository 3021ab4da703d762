import GateDiscs
import GateDomain

extension Identifier: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: Self) {
    (["type": "string"], Self("x"))
  }
}

extension Digest: SchemaShape {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: Digest) {
    let zeros = String(repeating: "0", count: 64)
    guard let digest = Digest(hex: zeros) else { throw SchemaReader.Unreadable(type: "Digest") }
    return (["pattern": "^[0-9a-f]{64}$", "type": "string"], digest)
  }
}

extension Timestamp: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: Timestamp) {
    let schema: JSONValue = [
      "description": "milliseconds since 1970-01-01T00:00Z",
      "maximum": .integer(range.upperBound), "minimum": .integer(range.lowerBound),
      "type": "integer",
    ]
    return (schema, reader.nextMoment())
  }
}

extension RawName: SchemaShape {
  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: RawName) {
    let schema: JSONValue = [
      "description": "bytes in hexadecimal digits", "pattern": "^([0-9a-f]{2})*$",
      "type": "string",
    ]
    return (schema, RawName("x"))
  }
}

extension ExportRecipient: SchemaShape {
  static func shape(_ reader: SchemaReader) throws
    -> (schema: JSONValue, example: ExportRecipient)
  {
    let ones = String(repeating: "01", count: 32)
    guard let key = ExportRecipient(hex: ones) else {
      throw SchemaReader.Unreadable(type: "ExportRecipient")
    }
    return (["pattern": "^[0-9a-f]{64}$", "type": "string"], key)
  }
}

extension MediumNumber: SchemaShape {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: MediumNumber) {
    guard let number = MediumNumber("DVD-2026-0001") else {
      throw SchemaReader.Unreadable(type: "MediumNumber")
    }
    return (["pattern": "^[A-Z0-9-]{3,16}$", "type": "string"], number)
  }
}
