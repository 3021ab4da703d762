import GateDomain
import GateWire

/// A person as this program prints one.
struct PersonView: Encodable {
  let account, name, department: String
  let roles: [String]
  /// `open`, `locked` or `closed`; nil where nobody asked.
  let state: String?
  /// Until when the person's pledge counts.
  let pledgedUntil: String?
  private let held: [Role]

  private enum CodingKeys: CodingKey {
    case account, name, department, roles, state, pledgedUntil
  }

  init(_ view: AccountView) {
    self.init(
      view.person, state: view.isActive ? view.lockedUntil == nil ? "open" : "locked" : "closed",
      pledgedUntil: view.pledgedUntil?.rfc3339)
  }

  init(_ person: Person, state: String? = nil, pledgedUntil: String? = nil) {
    self.state = state
    self.pledgedUntil = pledgedUntil
    account = person.id.rawValue
    name = person.name
    department = person.department
    held = Role.allCases.filter(person.holds)
    roles = held.map(\.rawValue)
  }

  func fields(_ language: Language) -> [String] {
    Table.fields(
      [
        (Words("账号", "Account"), account), (Words("姓名", "Name"), name),
        (Words("部门", "Department"), department), (Words("角色", "Roles"), roleNames(language)),
      ], in: language)
  }

  static func table(_ people: [PersonView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("账号", "Account"), .init("姓名", "Name"), .init("部门", "Department"),
          .init("角色", "Roles"),
        ],
        rows: people.map { [$0.account, $0.name, $0.department, $0.roleNames(language)] }
      ).lines(in: language)
    }
  }

  private func stateName(_ language: Language) -> String {
    switch state {
    case "open": Words("正常", "open").in(language)
    case "locked": Words("暂时锁定", "locked").in(language)
    case "closed": Words("已停用", "closed").in(language)
    default: "-"
    }
  }

  private func roleNames(_ language: Language) -> String {
    held.map { $0.words.in(language) }.joined(separator: language == .chinese ? "、" : ", ")
  }
}
