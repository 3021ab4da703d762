import GateDomain

/// Recognises the plain records of the server without building their values: most of a large log.
///
/// Security: it must NEVER recognise bytes that `Record(bytes:)` refuses. What it does not
/// recognise is no finding; `Record(bytes:)` then has the word.
struct ServerRecordScan {
  /// What kind of event.
  let event: RecordEvent
  /// When, by the server's clock.
  let time: Timestamp

  private static let station = Array("station:".utf8)
  private static let events = Dictionary(
    uniqueKeysWithValues: RecordEvent.allCases.map { (Array($0.rawValue.utf8)[...], $0) })
  private static let roles = Set(Role.allCases.map { Array($0.rawValue.utf8)[...] })
  private static let outcomes = Set(Record.Outcome.allCases.map { Array($0.rawValue.utf8)[...] })

  init?(bytes: [UInt8]) {
    guard bytes.count <= Record.sizeLimit else { return nil }
    var scan = CanonicalScan(bytes: bytes)
    guard Self.passSubject(&scan), let event = Self.event(&scan), Self.passObject(&scan),
      let time = Self.end(&scan), scan.isAtEnd
    else { return nil }
    self.event = event
    self.time = time
  }

  private static func passSubject(_ scan: inout CanonicalScan) -> Bool {
    guard scan.pass(#"{"act":{"id":"#), scan.passString(), scan.pass(#","name":"#),
      scan.passString(), scan.pass(#","roles":["#)
    else { return false }
    if scan.pass("]") { return scan.pass("}") }
    repeat {
      guard let role = scan.plainString(), roles.contains(role) else { return false }
    } while scan.pass(",")
    return scan.pass("]}")
  }

  private static func event(_ scan: inout CanonicalScan) -> RecordEvent? {
    guard scan.pass(#","bnd":"#), let policy = scan.plainString(), policy.count == 64,
      policy.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      scan.pass(#","body":"#), scan.passValue(depth: 1), scan.pass(#","ev":"#)
    else { return nil }
    return scan.plainString().flatMap { events[$0] }
  }

  private static func passObject(_ scan: inout CanonicalScan) -> Bool {
    guard scan.pass(#","id":"#), scan.passString(), scan.pass(#","obj":{"id":"#),
      scan.passString(), scan.pass(#","t":"#), scan.passString(), scan.pass(#"},"res":"#),
      let outcome = scan.plainString(), outcomes.contains(outcome), scan.pass(#","src":"#),
      let source = scan.plainString()
    else { return false }
    return !source.starts(with: station)
  }

  private static func end(_ scan: inout CanonicalScan) -> Timestamp? {
    guard scan.pass(#","ts":"#), let time = scan.plainString(), scan.pass(#","v":1}"#) else {
      return nil
    }
    return Timestamp(rfc3339: String(decoding: time, as: UTF8.self))
  }
}
