import GateDomain

/// What became of one case.
struct Outcome: Sendable {
  let name: String
  let expected: Set<HeldReason>
  let verdict: Verdict
  let member: [RawName]
  let took: Duration

  /// Whether it is right: held for a reason that is named, or clean where none is.
  var isRight: Bool {
    verdict.heldReason.map(expected.contains) ?? expected.isEmpty
  }

  /// Name, what is right, what it got, of which member; one line.
  var line: String {
    let right =
      expected.isEmpty ? "clean" : expected.map(\.rawValue).sorted().joined(separator: "|")
    let path = member.map(\.escaped).joined(separator: " > ")
    return "\(name): expected \(right), got \(got)\(path.isEmpty ? "" : " for \(path)")"
  }

  private var got: String {
    guard let reason = verdict.heldReason else { return "clean" }
    return "\(reason.rawValue) (\(verdict))"
  }
}
