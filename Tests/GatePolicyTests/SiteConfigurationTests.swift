import GateDomain
import Testing

@testable import GatePolicy

@Suite struct SiteConfigurationTests {
  private static let good = """
    office: 示例办公室
    origin: gate.example.cn/log
    listen: { host: 127.0.0.1, port: 8600 }
    time-zone: "+08:00"
    station: { id: ST-01, name: 一楼中间机 }
    allow-without-landlock: false

    """

  private func problems(_ text: String) -> [PolicyProblem] {
    do {
      _ = try SiteConfiguration.read(Array(text.utf8), file: "gatehouse.yaml")
      return []
    } catch {
      return error.all
    }
  }

  @Test func `A good file is read into typed values`() throws {
    let site = try SiteConfiguration.read(Array(Self.good.utf8), file: "gatehouse.yaml")
    #expect(site.office == "示例办公室")
    #expect(site.origin == "gate.example.cn/log")
    #expect(site.host == "127.0.0.1")
    #expect(site.port == 8600)
    #expect(site.timeZoneOffset == 28_800)
    #expect(site.station == Station(id: Identifier("ST-01"), name: "一楼中间机"))
    #expect(!site.allowWithoutLandlock)
  }

  @Test(arguments: ["某某办公室", "a\"b\\c", "甲：乙 # 丙", "- x", "'", "𠮷野家", "*a", "&b", "yes"])
  func `The template reads back as what went in`(office: String) throws {
    let text = SiteConfiguration.template(
      office: office, origin: "gate.example.cn/log", port: 8600,
      station: Station(id: Identifier("ST-02"), name: office), allowWithoutLandlock: true)
    let site = try SiteConfiguration.read(Array(text.utf8), file: "gatehouse.yaml")
    #expect(site.office == office)
    #expect(site.station == Station(id: Identifier("ST-02"), name: office))
    #expect(site.port == 8600)
    #expect(site.timeZoneOffset == 28_800)
    #expect(site.allowWithoutLandlock)
  }

  @Test func `An office's name with line breaks cannot add keys to the template`() {
    let text = SiteConfiguration.template(
      office: "x\"\nallow-without-landlock: true #", origin: "o", port: 1)
    #expect(problems(text).map(\.code) == [.badValue])
  }

  @Test(arguments: [
    ("127.0.0.1", "0.0.0.0"), ("127.0.0.1", "192.168.1.5"), ("127.0.0.1", "127.0.0.1.evil.cn"),
    ("127.0.0.1", "127.1"), ("127.0.0.1", "\"::\""), ("127.0.0.1", "127.0.0.01"),
  ])
  func `The console never listens where others can hear it`(good: String, bad: String) {
    let problems = problems(Self.good.replacing(good, with: bad))
    #expect(problems.map(\.code) == [.badValue])
    #expect(problems.map(\.place) == ["gatehouse.yaml:3:17"])
  }

  @Test(arguments: ["127.0.0.1", "127.8.0.255", "localhost", "\"::1\""])
  func `Every address of this machine is good`(host: String) {
    #expect(problems(Self.good.replacing("127.0.0.1", with: host)) == [])
  }

  @Test(arguments: [
    ("+08:00", "-05:30", -19_800), ("+08:00", "+00:00", 0), ("+08:00", "+14:00", 50_400),
  ])
  func `Time zones are read with their sign`(good: String, other: String, seconds: Int) throws {
    let text = Self.good.replacing(good, with: other)
    #expect(
      try SiteConfiguration.read(Array(text.utf8), file: "x").timeZoneOffset == seconds)
  }

  @Test(arguments: [
    ("\"+08:00\"", "8", "4:12"), ("\"+08:00\"", "\"+15:00\"", "4:12"),
    ("\"+08:00\"", "\"+08:60\"", "4:12"), ("\"+08:00\"", "\"+8:00\"", "4:12"),
    ("gate.example.cn/log", "gate log", "2:9"), ("gate.example.cn/log", "a+b", "2:9"),
    ("8600", "65536", "3:34"), ("ST-01", "ST_01", "5:16"), ("false", "no", "6:25"),
  ])
  func `A bad value is named with its place`(good: String, bad: String, place: String) {
    #expect(
      problems(Self.good.replacing(good, with: bad)).map(\.place) == ["gatehouse.yaml:\(place)"])
  }

  @Test func `Modules are named by a service and its folder`() throws {
    for (text, folder) in [
      ("pam: { service: gatehouse }", "/etc/pam.d"),
      ("pam: { service: gatehouse, folder: /etc/gatehouse/pam }", "/etc/gatehouse/pam"),
    ] {
      let site = try SiteConfiguration.read(Array((Self.good + text).utf8), file: "x")
      #expect(site.pam == PAMConfiguration(service: "gatehouse", folder: folder))
    }
  }

  @Test(arguments: [
    "pam: { service: other }", "pam: { service: ../su }", "pam: { service: A }",
    "pam: { service: gatehouse, folder: pam.d }", "pam: {}", "pam: gatehouse",
  ])
  func `A service that is no plain name of its own is refused`(text: String) {
    #expect(problems(Self.good + text).count == 1)
  }

  @Test func `A directory and modules exclude each other`() {
    let both = """
      directory:
        host: ldap.example.cn
        port: 636
        protection: ldaps
        authorities: /ca.pem
        search-name: cn=x
        search-password-file: /x
        people: ou=people
        groups: ou=groups
        roles: []
      pam: { service: gatehouse }

      """
    #expect(problems(Self.good + both).map(\.place) == ["gatehouse.yaml:17:6"])
  }

  @Test func `A missing file is one clear problem`() {
    #expect(throws: PolicyProblems.self) { try SiteConfiguration.load("/nonexistent/x.yaml") }
  }
}
