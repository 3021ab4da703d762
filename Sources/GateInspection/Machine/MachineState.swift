import GateRetention

/// What the machine itself shows: its system, protection and connections.
struct MachineState {
  /// What is not as it must be.
  var findings: [ReportedFinding] = []
  /// The checks that could be made; a finding of another check stays open.
  var looked: Set<String> = []
  /// Facts for people, by name.
  var facts: [String: String] = [:]
}
