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

  /// Describes a step.
  public init(id: String, name: String, role: Role, need: Int) {
    self.id = id
    self.name = name
    self.role = role
    self.need = need
  }
}
