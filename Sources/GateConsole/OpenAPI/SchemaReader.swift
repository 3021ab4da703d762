import GateDomain

/// Describes the JSON of types by letting each read itself from a decoder that notes what it asks
/// for, so that a description can never say anything else than the code reads.
final class SchemaReader {
  /// A type that no example was found for.
  struct Unreadable: Error {
    let type: String
  }

  /// The descriptions of all types that were met, by name.
  private(set) var components: [String: JSONValue] = [:]
  private var examples: [String: any Decodable] = [:]
  private var moments: Int64 = 1_700_000_000_000

  /// The description of a type, and a value of it for the types that hold one.
  func describe<Value: Decodable>(_ type: Value.Type) throws -> (schema: JSONValue, example: Value)
  {
    if let shape = type as? any SchemaShape.Type, let value = try shape.described(self, as: type) {
      return value
    }
    if let word = Self.word(type) { return word }
    let name = Self.name(of: type)
    let reference: JSONValue = ["$ref": .string("#/components/schemas/\(name)")]
    if let known = examples[name] as? Value { return (reference, known) }
    let decoder = SchemaDecoder(reader: self)
    let example: Value
    do { example = try Value(from: decoder) } catch let error as Unreadable { throw error } catch {
      throw Unreadable(type: String(reflecting: type))
    }
    // What reads itself as one text or number is described where it stands.
    if let bare = decoder.bare { return (bare, example) }
    components[name] = decoder.schema
    examples[name] = example
    return (reference, example)
  }

  /// Moments that follow each other, for types that refuse an end before its beginning.
  func nextMoment() -> Timestamp {
    moments += 60_000
    return Timestamp(milliseconds: moments)
  }

  /// Keeps the description of a type that does not read itself in the common way.
  func keep(_ name: String, _ schema: JSONValue) -> JSONValue {
    components[name] = schema
    return ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// A type's name without its module, as a component may be called.
  static func name(of type: any Any.Type) -> String {
    let parts = String(reflecting: type).split(separator: "<").map { part in
      part.split(separator: ".").drop { $0.hasPrefix("Gate") }.joined(separator: ".")
    }
    return parts.joined(separator: "-").replacing(">", with: "")
  }

  // Enumerations of words.
  private static func word<Value: Decodable>(_ type: Value.Type)
    -> (schema: JSONValue, example: Value)?
  {
    guard let cases = type as? any CaseIterable.Type, let words = words(of: cases),
      let first = cases.first as? Value
    else { return nil }
    let list: [JSONValue] = words.map { JSONValue.string($0) }
    return (["enum": JSONValue.array(list), "type": "string"], first)
  }

  private static func words<Cases: CaseIterable>(of type: Cases.Type) -> [String]? {
    let words = type.allCases.map { ($0 as? any RawRepresentable)?.rawValue as? String }
    return words.contains(nil) ? nil : words.compactMap(\.self)
  }
}

extension CaseIterable {
  fileprivate static var first: Self? { allCases.first }
}
