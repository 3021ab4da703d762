/// One step of a request's route: how many holders of which role must approve.
public struct ApprovalStep: Hashable, Sendable, Codable {
  /// Short name, unique within the route.
  public let id: String
  /// Name for people.
  public let name: String
  /// Who may decide it.
  public let role: Role
  /// How many different people must approve, at least 1.
  public let need: Int
  /// Whether only the requester's own department decides it.
  public let isOfDepartment: Bool
  /// Whether no two of its approvals may come from one department.
  public let needsDistinctDepartments: Bool
  /// Whether each yes must carry the approver's own signature.
  public let needsSeal: Bool
  /// Who may decide it too once it has waited long enough; nil where nobody else ever may.
  public let escalation: Escalation?

  /// How long it waits before it marks itself as overdue; nil where it never does.
  public let reminder: Duration?

  /// Somebody higher who may decide what has waited too long; the quorum stays what it was.
  public struct Escalation: Hashable, Sendable, Codable {
    /// How long the step waits first.
    public let after: Duration
    /// Who then may decide it too.
    public let role: Role

    /// Describes an escalation.
    public init(after: Duration, role: Role) {
      self.after = after
      self.role = role
    }
  }

  /// A span by the clock on the wall or by working time.
  public struct Duration: Hashable, Sendable, Codable {
    /// How many seconds.
    public let seconds: Int64
    /// Whether only working hours count.
    public let isWorkingTime: Bool

    /// Describes a span.
    public init(seconds: Int64, isWorkingTime: Bool = false) {
      self.seconds = seconds
      self.isWorkingTime = isWorkingTime
    }
  }

  /// Describes a step.
  public init(
    id: String, name: String, role: Role, need: Int, isOfDepartment: Bool = false,
    needsDistinctDepartments: Bool = false, escalation: Escalation? = nil,
    needsSeal: Bool = false, reminder: Duration? = nil
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.need = need
    self.isOfDepartment = isOfDepartment
    self.needsDistinctDepartments = needsDistinctDepartments
    self.needsSeal = needsSeal
    self.escalation = escalation
    self.reminder = reminder
  }
}
