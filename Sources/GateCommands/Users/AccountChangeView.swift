import GateDomain

/// A proposed change of an account as this program prints one.
struct AccountChangeView: Encodable {
  let change, account, kind, state, proposer, proposedAt: String
  let roles: [String]?
  let department: String?

  init(_ change: AccountChange) {
    self.change = change.id.rawValue
    account = change.account.rawValue
    kind = change.kind.name
    state = change.state.rawValue
    proposer = change.proposer.id.rawValue
    proposedAt = change.proposedAt.rfc3339
    switch change.kind {
    case .add(let person): (roles, department) = (Self.names(person.roles), person.department)
    case .assign(let new, let place): (roles, department) = (Self.names(new), place)
    case .close, .reopen, .reset, .pledge: (roles, department) = (nil, nil)
    }
  }

  func fields(_ language: Language) -> [String] {
    var lines = Table.fields(
      [
        (Words("变更", "Change"), change), (Words("账号", "Account"), account),
        (Words("内容", "What"), kind), (Words("状态", "State"), state),
        (Words("提出人", "Proposed by"), proposer), (Words("角色", "Roles"), roleNames),
      ], in: language)
    if state == AccountChange.State.open.rawValue {
      lines.append(
        Words(
          "等待另一位管理员确认：gatectl user confirm \(change)",
          "another administrator has to confirm it: gatectl user confirm \(change)"
        ).in(language))
    }
    return lines
  }

  static func table(_ changes: [AccountChangeView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("变更", "Change"), .init("账号", "Account"), .init("内容", "What"),
          .init("角色", "Roles"), .init("提出人", "Proposed by"), .init("时间", "At"),
        ],
        rows: changes.map {
          [$0.change, $0.account, $0.kind, $0.roleNames, $0.proposer, $0.proposedAt]
        }
      ).lines(in: language)
    }
  }

  private var roleNames: String { roles?.joined(separator: ", ") ?? "-" }

  private static func names(_ roles: Set<Role>) -> [String] {
    Role.allCases.filter(roles.contains).map(\.rawValue)
  }
}
