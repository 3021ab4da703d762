import GateDomain

/// The members that a type asks for.
struct SchemaMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: SchemaDecoder
  let codingPath: [any CodingKey] = []
  let allKeys: [Key] = []

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.member(key.stringValue, type, isRequired: true)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    throw SchemaReader.Unreadable(type: key.stringValue)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaReader.Unreadable(type: key.stringValue)
  }

  func superDecoder() throws -> any Decoder { throw SchemaReader.Unreadable(type: "super") }
  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

// The standard library asks for each basic type by a requirement of its own.
extension SchemaMembers {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try decoder.member(key.stringValue, type, isRequired: true)
  }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
    _ = try decoder.member(key.stringValue, type, isRequired: false)
    return nil
  }
}
