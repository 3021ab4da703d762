/// What binds a person to the thing that they act on.
public struct Tie: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Takes the bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// It is the person's own.
  public static let own = Tie(rawValue: 1)
  /// It is of the person's department.
  public static let department = Tie(rawValue: 2)
  /// One of its steps may be the person's to decide: by a role, by a role that was lent, or by name.
  public static let step = Tie(rawValue: 4)

  /// Every combination.
  public static let everyCombination = (0..<8).map(Tie.init(rawValue:))

  /// The tie between a person and a request.
  public init(_ person: Person, _ request: Request, mandates: [Mandate] = []) {
    var tie: Tie = []
    if request.requester == person.id { tie.insert(.own) }
    if request.department == person.department { tie.insert(.department) }
    let roles = Set(request.steps.flatMap { [$0.role, $0.escalation?.role].compactMap(\.self) })
    if !roles.isDisjoint(with: person.roles)
      || mandates.contains(where: { !roles.isDisjoint(with: $0.roles) })
      || request.reviewers.contains(where: { $0.reviewer == person.id })
    {
      tie.insert(.step)
    }
    self = tie
  }

  /// The tie between a person and something with an owner and nothing more.
  public init(_ person: Person, owner: Identifier<Person>) {
    self = owner == person.id ? .own : []
  }
}
