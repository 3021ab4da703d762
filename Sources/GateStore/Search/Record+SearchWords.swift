public import GateAuditLog
import GateDomain

extension Record {
  private static let longest = 200

  /// Everything that the record can be found by, in small letters.
  public var searchWords: Set<String> {
    var words: Set<String> = [
      subject.id, subject.name, event.rawValue, object.kind, object.id, source, outcome.rawValue,
      String(CivilTime(time, offsetSeconds: 0).text),
    ]
    Self.collect(body, into: &words)
    return Set(
      words.filter { !$0.isEmpty && $0.utf8.count <= Self.longest }.map { $0.lowercased() })
  }

  private static func collect(_ value: JSONValue, into words: inout Set<String>) {
    switch value {
    case .string(let text): words.insert(text)
    case .array(let elements): for element in elements { collect(element, into: &words) }
    case .object(let members): for member in members.values { collect(member, into: &words) }
    case .integer, .boolean: break
    }
  }
}

extension CivilTime {
  /// `2026-11-22`.
  fileprivate var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
