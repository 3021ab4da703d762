import GateDomain
import GateTesting
import Testing

@testable import GateDirectory

@Suite("A directory, asked as Debian's slapd answers", .serialized, .timeLimit(.minutes(2)))
struct DirectoryTests {
  private static let server = Task { try await Slapd() }

  private func ready() async throws -> Slapd {
    let server = try await Self.server.value
    for _ in 0..<100 {
      if (try? server.directory(.ldaps).check(account: "nobody", password: "x")) != nil { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    return server
  }

  @Test(
    "the right password is taken, with the roles of the groups that the map names",
    arguments: DirectorySettings.Protection.allCases)
  func right(_ protection: DirectorySettings.Protection) async throws {
    let directory = try await ready().directory(protection)
    let password = Slapd.password
    #expect(
      try directory.check(account: "zhangwei", password: password) == .known(roles: [.staff]))
    #expect(
      try directory.check(account: "liuyang", password: password)
        == .known(roles: [.staff, .securityOfficer]))
  }

  @Test(
    "wrong, empty and clever passwords and accounts are refused",
    arguments: [
      ("zhangwei", "wrong"), ("zhangwei", ""), ("nobody", Slapd.password), ("", "x"),
      ("*", Slapd.password), ("zhang*", Slapd.password),
      ("zhangwei)(uid=*", Slapd.password), ("zhangwei\0", Slapd.password),
      ("zhangwei", Slapd.password + "\0"), ("\\7ahangwei", Slapd.password),
    ])
  func wrong(_ account: String, _ password: String) async throws {
    let directory = try await ready().directory(.ldaps)
    #expect(try directory.check(account: account, password: password) == .wrongCredentials)
  }

  @Test("an account that stands there twice is nobody's")
  func twice() async throws {
    let directory = try await ready().directory(.ldaps)
    #expect(throws: DirectoryError.ambiguous) {
      try directory.check(account: "twin", password: Slapd.password)
    }
  }

  @Test(
    "a certificate by anybody else, or for another name, is not accepted",
    arguments: DirectorySettings.Protection.allCases)
  func certificate(_ protection: DirectorySettings.Protection) async throws {
    let server = try await ready()
    for directory in [
      server.directory(protection, authorities: server.otherAuthorities),
      server.directory(protection, authorities: "/nonexistent"),
      server.directory(protection, host: "localhost"),
    ] {
      #expect(throws: DirectoryError.away) {
        try directory.check(account: "zhangwei", password: Slapd.password)
      }
    }
  }

  @Test("a wrong search account is named as what it is")
  func searching() async throws {
    let server = try await ready()
    for password in ["wrong", ""] {
      #expect(throws: DirectoryError.searchRefused) {
        try server.directory(.ldaps, searchPassword: password)
          .check(account: "zhangwei", password: Slapd.password)
      }
    }
  }

  @Test("a directory that is down lets nobody in")
  func down() async throws {
    let settings = DirectorySettings(
      host: "127.0.0.1", port: try FreePort.find(), protection: .ldaps, authorities: "/dev/null",
      searchName: "cn=x", searchPassword: "x", peopleBase: "dc=office", groupBase: "dc=office",
      roles: [:], timeoutSeconds: 2)
    #expect(throws: DirectoryError.away) {
      try Directory(settings).check(account: "zhangwei", password: "x")
    }
  }

  @Test("nothing that is typed is ever syntax of a filter")
  func filter() {
    #expect(SearchFilter.equals("uid", "a*(b)\\\0张") == #"(uid=a\2a\28b\29\5c\00\e5\bc\a0)"#)
    #expect(SearchFilter.escaped("Az09") == "Az09")
  }
}
