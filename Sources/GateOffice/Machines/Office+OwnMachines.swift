public import GateDomain
public import GateRetention
import GateSite
import GateStore

extension Office {
  /// The machines that a person answers for, each with its open findings, the most pressing first.
  ///
  /// Security: of nobody else's machines anything is told; what is found on one's own is shown
  /// without any role, since its owner is who has to put it in order.
  public func ownMachines(of person: Person) async throws
    -> [(overview: MachineOverview, findings: [MachineFinding])]
  {
    let now = Timestamp.now
    return try store.read { transaction in
      try transaction.machines().filter { $0.owner == person.id }.map { machine in
        let open = try transaction.findings(of: machine.id, isPast: false)
          .filter { $0.isOpen(at: now) }
        return (
          try overview(machine, at: now, in: transaction),
          open.sorted { ($0.deadline, $1.severity, $0.id) < ($1.deadline, $0.severity, $1.id) }
        )
      }
    }
  }
}
