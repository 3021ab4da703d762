import GateDomain
import GateTesting

extension SeededGenerator {
  /// Any value that restricted JSON can hold, nested at most `depth` deep.
  mutating func json(depth: Int) -> JSONValue {
    switch number(in: depth > 0 ? 0...6 : 0...3) {
    case 0: return .boolean(happens(50))
    case 1: return .integer(number(in: -JSONValue.integerLimit...JSONValue.integerLimit))
    case 2: return .integer(number(in: -300...300))
    case 3: return .string(text(number(in: 0...12)))
    case 4, 5: return .array((0..<number(in: 0...4)).map { _ in json(depth: depth - 1) })
    default: return .object(members(depth: depth - 1))
    }
  }

  private mutating func members(depth: Int) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    for _ in 0..<number(in: 0...4) {
      let name = String(decoding: (0..<number(in: 0...5)).map { _ in asciiByte() }, as: UTF8.self)
      members[name] = json(depth: depth)
    }
    return members
  }

  private mutating func asciiByte() -> UInt8 {
    number(in: happens(80) ? UInt8(ascii: "a")...UInt8(ascii: "z") : 0...0x7f)
  }
}
