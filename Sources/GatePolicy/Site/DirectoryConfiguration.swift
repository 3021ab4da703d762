public import GateDomain

/// The office's directory (LDAP) as `gatehouse.yaml` describes it.
public struct DirectoryConfiguration: Hashable, Sendable {
  /// The server's host name, which its certificate must name.
  public let host: String
  /// The server's port.
  public let port: Int
  /// Whether TLS begins with the first byte (`ldaps`) or on a plain connection (`starttls`).
  public let protection: Protection
  /// A file with the certificates that the server's must chain to.
  public let authorities: String
  /// Whom to search as.
  public let searchName: String
  /// A file whose first line is that name's password.
  public let searchPasswordFile: String
  /// Where people and groups are found.
  public let people, groups: String
  /// Which role a group stands for, by the group's distinguished name.
  public let roles: [String: Role]

  /// How the connection is protected.
  public enum Protection: String, Hashable, Sendable, CaseIterable {
    /// TLS from the first byte.
    case ldaps
    /// TLS begun on a plain connection.
    case starttls
  }
}

extension DirectoryConfiguration {
  /// Reads the `directory` part of `gatehouse.yaml`.
  init?(_ field: Field) {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let (host, port) = (
      map.required("host")?.line(), map.required("port")?.integer(in: 1...65_535)
    )
    let protection = map.required("protection")?.choice(Protection.self)
    let authorities = map.required("authorities")?.line()
    let name = map.required("search-name")?.line()
    let file = map.required("search-password-file")?.line()
    let (people, groups) = (map.required("people")?.line(), map.required("groups")?.line())
    let roles = map.required("roles")?.list()?.map(Self.role)
    guard let host, let port, let protection, let authorities, let name, let file, let people,
      let groups, let roles, !roles.contains(where: { $0 == nil })
    else { return nil }
    self.init(
      host: host, port: port, protection: protection, authorities: authorities, searchName: name,
      searchPasswordFile: file, people: people, groups: groups,
      roles: Dictionary(roles.compactMap(\.self), uniquingKeysWith: { first, _ in first }))
  }

  private static func role(_ field: Field) -> (String, Role)? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let group = map.required("group")?.line()
    let role = map.required("role")?.choice(Role.self, code: .unknownRole)
    guard let group, let role else { return nil }
    return (group, role)
  }
}
