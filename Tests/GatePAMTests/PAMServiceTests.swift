import Foundation
import GatePAM
import GateTesting
import Testing

@Suite(
  "The host's authentication modules, as Debian's answer", .serialized, .timeLimit(.minutes(2)))
struct PAMServiceTests {
  private static let folder = Task { try await PAMFolder() }

  private func service(_ name: String, _ lines: (PAMFolder) -> [String]) async throws -> PAMService
  {
    let folder = try await Self.folder.value
    try folder.write(name, lines(folder))
    return PAMService(name: name, folder: folder.path)
  }

  private func ordinary() async throws -> PAMService {
    try await service("ordinary") { [$0.passwords, "account required pam_permit.so"] }
  }

  @Test("the right password of either is taken")
  func right() async throws {
    let service = try await ordinary()
    for account in ["zhangwei", "liuyang"] {
      #expect(try service.check(account: account, password: PAMFolder.password))
    }
  }

  @Test(
    "wrong, empty and clever passwords and accounts are refused",
    arguments: [
      ("zhangwei", "wrong"), ("zhangwei", ""), ("nobody-here", PAMFolder.password), ("", "x"),
      ("zhangwei\0", PAMFolder.password), ("zhangwei", PAMFolder.password + "\0"),
      ("zhangwei", PAMFolder.password + " "), ("zhang", PAMFolder.password),
      ("zhangwei:", PAMFolder.password), ("zhangwei", String(repeating: "x", count: 4_096)),
    ])
  func wrong(_ account: String, _ password: String) async throws {
    #expect(try await !ordinary().check(account: account, password: password))
  }

  @Test("the system's own module refuses a wrong password of a real account")
  func system() async throws {
    let service = try await service("system") { _ in
      ["auth required pam_unix.so", "account required pam_unix.so"]
    }
    #expect(try !service.check(account: "root", password: "certainly not this one"))
    #expect(try !service.check(account: "nobody-here", password: "certainly not this one"))
  }

  @Test("an account that the account modules refuse is closed, but only behind the right password")
  func closed() async throws {
    let service = try await service("closed") { [$0.passwords, "account required pam_deny.so"] }
    #expect(throws: PAMError.closed) {
      try service.check(account: "zhangwei", password: PAMFolder.password)
    }
    #expect(try !service.check(account: "zhangwei", password: "wrong"))
  }

  @Test("a module that is missing, and one that asks for a second thing, lets nobody in")
  func broken() async throws {
    let missing = try await service("missing") {
      [$0.passwords, "auth required pam_no_such_thing.so", "account required pam_permit.so"]
    }
    // It prompts for something of its own, as a module for codes would.
    let twice = try await service("twice") {
      [$0.passwords, "auth required pam_ftp.so users=guest", "account required pam_permit.so"]
    }
    for service in [missing, twice] {
      #expect(throws: PAMError.away) {
        try service.check(account: "zhangwei", password: PAMFolder.password)
      }
    }
  }

  @Test("several modules share one password, and what they say beside is left unheard")
  func shared() async throws {
    let service = try await service("shared") {
      [
        "auth optional pam_echo.so hello", $0.passwords, $0.passwords,
        "account required pam_permit.so",
      ]
    }
    #expect(try service.check(account: "zhangwei", password: PAMFolder.password))
    #expect(try !service.check(account: "zhangwei", password: "wrong"))
  }

  @Test("a module that lets somebody else in lets nobody in")
  func another() async throws {
    let service = try await service("another") { _ in
      ["auth required pam_ftp.so users=ftp,zhangwei", "account required pam_permit.so"]
    }
    // It takes any address, and puts the first of its users in the place of who asked.
    #expect(try !service.check(account: "zhangwei", password: "a@example.cn"))
  }

  @Test("a service without a file of its own is none, even where \"other\" opens for all")
  func other() async throws {
    _ = try await service("other") { _ in
      ["auth required pam_permit.so", "account required pam_permit.so"]
    }
    let folder = try await Self.folder.value
    #expect(throws: PAMError.away) {
      try PAMService(name: "absent", folder: folder.path).check(account: "zhangwei", password: "x")
    }
    #expect(throws: PAMError.away) {
      try PAMService(name: "ordinary", folder: "/nonexistent").check(account: "a", password: "x")
    }
  }

  @Test(
    "modules that hang are waited for no longer than said, and when four hang no more are asked")
  func hanging() async throws {
    let folder = try await Self.folder.value
    let held = "\(folder.path)/held.sh"
    try folder.write("held", ["auth required pam_exec.so quiet /bin/sh \(held)"])
    try "while [ -e \(held) ]; do sleep 0.1; done".write(
      toFile: held, atomically: true, encoding: .utf8)
    let service = PAMService(name: "held", folder: folder.path, patience: 1)
    for _ in 1...4 {
      #expect(throws: PAMError.away) { try service.check(account: "zhangwei", password: "x") }
    }
    let start = ContinuousClock.now
    let patient = try await ordinary()
    #expect(throws: PAMError.away) {
      try patient.check(account: "zhangwei", password: PAMFolder.password)
    }
    // Ordinary patience is twenty seconds: it was not even asked.
    #expect(ContinuousClock.now - start < .seconds(10))
    try FileManager.default.removeItem(atPath: held)
    var isRight = false
    for _ in 1...100 where !isRight {
      isRight = (try? patient.check(account: "zhangwei", password: PAMFolder.password)) == true
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(isRight)
  }

  @Test("a module's pause after a wrong password holds no thread")
  func pause() async throws {
    let service = try await service("pause") {
      [
        "auth optional pam_faildelay.so delay=20000000", $0.passwords,
        "account required pam_permit.so",
      ]
    }
    let start = ContinuousClock.now
    #expect(try !service.check(account: "zhangwei", password: "wrong"))
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test("many at once are each answered for themselves")
  func together() async throws {
    let service = try await ordinary()
    let answers = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
      for number in 0..<16 {
        let password = number.isMultiple(of: 3) ? PAMFolder.password : "wrong \(number)"
        group.addTask { (number, try service.check(account: "liuyang", password: password)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for number in 0..<16 { #expect(answers[number] == number.isMultiple(of: 3), "\(number)") }
  }
}
