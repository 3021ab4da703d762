import ArgumentParser
import GateDomain
import Testing

@testable import GateCommands

@Suite struct ParsingTests {
  static let digits = String(repeating: "ab", count: 32)

  /// Every verb with a command line that it takes.
  static let accepted: [(String, String)] = [
    ("init --site s --office 某单位 --origin o/log --administrator root1:孙涛", "Init"),
    ("serve --site s", "Serve"), ("serve --site s --device-source virtual:d", "Serve"),
    ("doctor", "Doctor"), ("doctor --site s --format json", "Doctor"),
    ("demo --once --port 9000 --site s", "Demo"), ("policy check", "PolicyCheck"),
    ("policy check dir --format json", "PolicyCheck"),
    ("login zhangwei --server http://127.0.0.1:1 --password-file f", "Login"),
    ("logout", "Logout"), ("whoami --language zh", "WhoAmI"), ("user list", "UserList"),
    ("user add li --name 李 --department 科 --role staff --role leader", "UserAdd"),
    ("request submit --plugged-in --until 2026-11-22T16:05 --expect a b", "RequestSubmit"),
    ("request submit --device 0951:1666:DEMO-1", "RequestSubmit"),
    ("request list --list to-approve --before x", "RequestList"),
    ("request show 传入〔2026〕1号", "RequestShow"), ("request approve x -y", "RequestApprove"),
    ("request reject x --reason no", "RequestReject"),
    ("request return x --reason no --yes", "RequestReturn"),
    ("request withdraw x", "RequestWithdraw"),
    ("request resubmit x --until 2026-11-22T16:05", "RequestResubmit"),
    ("request void x --reason why", "RequestVoid"), ("transfer list", "TransferList"),
    ("transfer show", "TransferShow"), ("transfer show x --held", "TransferShow"),
    ("transfer watch", "TransferWatch"), ("transfer fetch x --to d", "TransferFetch"),
    ("device list", "DeviceList"), ("log show", "LogShow"), ("log show request x", "LogShow"),
    ("log verify --site s", "LogVerify"), ("signatures status --site s", "SignaturesStatus"),
    ("signatures import a b --site s", "SignaturesImport"),
    ("signatures list --site s", "SignaturesList"),
    ("signatures rollback --site s", "SignaturesRollback"),
    ("signatures rollback 01ab --site s", "SignaturesRollback"),
    ("signatures bundle office a.ndb --site s --output d", "SignaturesBundle"),
    ("grant verify f --key \(digits)", "GrantVerify"),
    ("manifest verify f --key \(digits) --folder d", "ManifestVerify"),
  ]

  @Test(arguments: accepted) func `a command line reaches its verb`(line: String, verb: String)
    throws
  {
    let command = try Gatectl.parseAsRoot(line.split(separator: " ").map(String.init))
    #expect(String(describing: type(of: command)) == verb)
  }

  @Test(arguments: [
    "init --site s", "serve", "request reject x", "request submit --device 0951:1666",
    "request submit --device 951:1666:A", "request submit --until tomorrow",
    "request submit --plugged-in --device 0951:1666:A", "request resubmit x", "log show request",
    "log verify", "log verify --folder d", "grant verify f --key 12", "user add li --name x",
    "demo --port 70000", "whoami --language fr", "transfer list --format xml", "nonsense",
  ])
  func `a command line that makes no sense ends with code 64`(line: String) throws {
    let error = try #require(throws: (any Error).self) {
      try Gatectl.parseAsRoot(line.split(separator: " ").map(String.init))
    }
    let report = try #require(GatectlProgram.parserReport(of: error))
    #expect(report.code == CommandExit.usage.rawValue)
    #expect(report.text.hasPrefix("error: "))
  }

  @Test(arguments: ["--help", "request --help", "--version"])
  func `help is no error`(line: String) throws {
    let error = try #require(throws: (any Error).self) {
      var command = try Gatectl.parseAsRoot(line.split(separator: " ").map(String.init))
      try command.run()
    }
    #expect(GatectlProgram.parserReport(of: error)?.code == 0)
  }

  @Test(arguments: CommandExit.allCases) func `help names every exit code`(exit: CommandExit) {
    #expect(Gatectl.helpMessage().contains("\(exit.rawValue)\t"))
  }

  @Test func `every verb is in the completion script`() {
    let script = Gatectl.completionScript(for: .bash)
    for verb in ["resubmit", "fetch", "verify", "doctor"] { #expect(script.contains(verb)) }
  }
}
