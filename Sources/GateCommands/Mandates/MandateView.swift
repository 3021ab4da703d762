import GateDomain
import GateWire

/// Lent roles as this program prints them.
struct MandateView: Encodable {
  let id, giver, taker, notBefore, notAfter: String
  let roles: [String]

  private let window: Window

  private enum CodingKeys: String, CodingKey {
    case id, giver, taker, notBefore, notAfter, roles
  }

  init(_ lent: LentRoles) {
    id = lent.id.rawValue
    giver = lent.giver.rawValue
    taker = lent.taker.rawValue
    roles = lent.roles.map(\.rawValue).sorted()
    notBefore = lent.window.notBefore.rfc3339
    notAfter = lent.window.notAfter.rfc3339
    window = lent.window
  }

  /// All of them in a table.
  static func table(_ views: [MandateView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("标识", "Identifier"), .init("委托人", "Giver"), .init("代理人", "Taker"),
          .init("角色", "Roles"), .init("期限", "Window"),
        ],
        rows: views.map { view in
          [
            view.id, view.giver, view.taker, view.roles.joined(separator: " "),
            "\(Shown.time(view.window.notBefore)) – \(Shown.time(view.window.notAfter))",
          ]
        }
      ).lines(in: language)
    }
  }
}
