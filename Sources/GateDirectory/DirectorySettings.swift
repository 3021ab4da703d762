public import GateDomain

/// How an office's directory (LDAP) is asked who somebody is.
public struct DirectorySettings: Hashable, Sendable {
  /// How the connection is protected; there is no unprotected one.
  public enum Protection: String, Hashable, Sendable, CaseIterable {
    /// TLS from the first byte (`ldaps://`).
    case ldaps
    /// TLS begun on a plain connection; refused when the server will not.
    case startTLS = "starttls"
  }

  /// The server's host and port.
  public let host: String
  /// The server's port.
  public let port: Int
  /// How the connection is protected.
  public let protection: Protection
  /// A file with the certificates that the server's must chain to.
  public let authorities: String
  /// Whom to search as.
  public let searchName, searchPassword: String
  /// Where people are found.
  public let peopleBase: String
  /// The attribute that holds the account's name.
  public let accountAttribute: String
  /// Where groups are found.
  public let groupBase: String
  /// The attribute of a group that holds its members' distinguished names.
  public let memberAttribute: String
  /// Which role a group stands for, by the group's distinguished name in lower case.
  public let roles: [String: Role]
  /// Seconds until a silent server counts as down.
  public let timeoutSeconds: Int

  /// Describes a directory.
  public init(
    host: String, port: Int, protection: Protection, authorities: String, searchName: String,
    searchPassword: String, peopleBase: String, accountAttribute: String = "uid",
    groupBase: String, memberAttribute: String = "member", roles: [String: Role],
    timeoutSeconds: Int = 5
  ) {
    self.host = host
    self.port = port
    self.protection = protection
    self.authorities = authorities
    self.searchName = searchName
    self.searchPassword = searchPassword
    self.peopleBase = peopleBase
    self.accountAttribute = accountAttribute
    self.groupBase = groupBase
    self.memberAttribute = memberAttribute
    self.roles = Dictionary(
      roles.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    self.timeoutSeconds = timeoutSeconds
  }
}
