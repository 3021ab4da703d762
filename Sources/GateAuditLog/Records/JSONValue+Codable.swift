import Foundation
public import GateDomain

extension JSONValue {
  /// The value as a record's body: members that are nil are left out, floats are refused.
  ///
  /// - Throws: `EncodingError` for a value that restricted JSON cannot hold.
  public init(encoding value: some Encodable) throws {
    let data = try JSONEncoder().encode(value)
    let tree = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    guard let converted = JSONValue(foundation: tree) else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: [], debugDescription: "not restricted JSON"))
    }
    self = converted
  }

  /// Reads a body back as `Value`.
  public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(CanonicalJSON.encode(self)))
  }

  private init?(foundation tree: Any) {
    switch tree {
    case let text as String:
      self = .string(text.precomposedStringWithCanonicalMapping)
    case let number as NSNumber:
      self.init(number: number)
    case let elements as [Any]:
      let converted = elements.map(JSONValue.init(foundation:))
      guard !converted.contains(nil) else { return nil }
      self = .array(converted.compactMap(\.self))
    case let members as [String: Any]:
      let converted = members.mapValues(JSONValue.init(foundation:))
      guard !converted.values.contains(nil) else { return nil }
      self = .object(converted.compactMapValues(\.self))
    default: return nil
    }
  }

  private init?(number: NSNumber) {
    if isTruthValue(number) {
      self = .boolean(number.boolValue)
    } else if let whole = Int64(exactly: number), whole.magnitude <= UInt64(JSONValue.integerLimit)
    {
      self = .integer(whole)
    } else {
      return nil
    }
  }
}

// On Linux a decoded truth value is an NSNumber whose C type is a signed char.
private func isTruthValue(_ number: NSNumber) -> Bool {
  unsafe String(cString: number.objCType) == "c"
}
