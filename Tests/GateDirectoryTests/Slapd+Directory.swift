import GateDirectory
import GateDomain
import GateTesting

extension Slapd {
  /// A directory as a site would describe it.
  func directory(
    _ protection: DirectorySettings.Protection, authorities: String? = nil,
    searchPassword: String = "searching", host: String = "127.0.0.1"
  ) -> Directory {
    Directory(
      DirectorySettings(
        host: host, port: protection == .ldaps ? securePort : plainPort, protection: protection,
        authorities: authorities ?? self.authorities, searchName: "cn=search,dc=office",
        searchPassword: searchPassword, peopleBase: "ou=people,dc=office",
        groupBase: "ou=groups,dc=office",
        roles: [
          "cn=Staff,ou=groups,dc=office": .staff,
          "cn=officers,ou=groups,dc=office": .securityOfficer,
        ], timeoutSeconds: 3))
  }
}
