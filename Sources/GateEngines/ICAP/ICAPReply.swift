import GateDomain

/// The head of an ICAP service's answer.
enum ICAPReply {
  /// Most bytes of a head.
  static let headLimit = 16_384
  private static let lineLimit = 100

  // Where services put the name of what they found, the plainest first.
  private static let findings = ["x-virus-id", "x-infection-found", "x-violations-found"]

  /// Where the head ends; nil while it is not whole.
  static func endOfHead(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 0...(bytes.count - 4)
    where bytes[index] == 0x0d && bytes[index...].starts(with: [0x0d, 0x0a, 0x0d, 0x0a]) {
      return index + 4
    }
    return nil
  }

  /// The answer in a whole head.
  ///
  /// Security: clean is only 204, "no modifications needed", without any word of a finding. A 200
  /// without one means that the service changed the content, and nobody knows why.
  static func answer(for head: [UInt8]) -> EngineAnswer {
    guard let lines = lines(of: head), let status = lines.first.flatMap(status) else {
      return PeerError.nonsense.answer
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let (name, value) = field(line),
        fields.updateValue(value, forKey: name) == nil || !findings.contains(name)
      else { return PeerError.nonsense.answer }
    }
    if let finding = findings.lazy.compactMap({ fields[$0] }).first {
      return FindingName.answer(for: threat(in: finding).utf8)
    }
    switch status {
    case 204: return .clean
    case 200: return .suspicious("ICAP.Modified")
    default: return .failed(statusBase + status)
    }
  }

  private static let statusBase = 3_000

  // `Type=0; Resolution=2; Threat=NAME;` is what X-Infection-Found looks like.
  private static func threat(in value: String) -> String {
    for part in value.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].drop(while: { $0 == " " }).lowercased() == "threat" {
        return String(pair[1])
      }
    }
    return value
  }

  // A line feed or carriage return alone stays in its line and makes it nonsense.
  private static func lines(of head: [UInt8]) -> [String]? {
    guard head.suffix(4) == [0x0d, 0x0a, 0x0d, 0x0a],
      let text = String(validating: head.dropLast(4), as: UTF8.self)
    else { return nil }
    let lines = text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
    return lines.count <= lineLimit ? unfolded(lines) : nil
  }

  // A line that begins with a space or tab goes on with the field before: X-Violations-Found does.
  private static func unfolded(_ lines: [Substring]) -> [String] {
    var whole: [String] = []
    for line in lines {
      if whole.count > 1, let first = line.utf8.first, first == 0x20 || first == 0x09 {
        whole[whole.count - 1] += line
      } else {
        whole.append(String(line))
      }
    }
    return whole
  }

  private static func status(_ line: String) -> Int? {
    let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0] == "ICAP/1.0", parts[1].utf8.count == 3,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(parts[1])
  }

  private static func field(_ line: String) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
    let (name, value) = (line[..<colon], line[line.index(after: colon)...])
    guard name.utf8.allSatisfy({ (0x21..<0x7f).contains($0) }),
      value.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 })
    else { return nil }
    return (name.lowercased(), String(value.drop { $0 == " " }))
  }
}
