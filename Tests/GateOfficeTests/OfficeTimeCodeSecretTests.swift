import Foundation
import GRDB
import GateAuditLog
import GateDomain
import GateOffice
import GateSignIn
import GateSite
import GateTesting
import GateWire
import Testing

@Suite("The office: secrets of time codes in its store")
struct OfficeTimeCodeSecretTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private var step: Int64 { Int64(Date().timeIntervalSince1970) / 30 }

  private func enrolled(_ person: Person) async throws -> TimeCode {
    let code = try await under.office.beginTimeCode(of: person)
    try await under.office.confirmTimeCode(code.code(at: step - 1), of: person)
    return code
  }

  private func answer(_ office: Office, _ person: Person, _ code: String) async -> String {
    do {
      _ = try await office.signIn(
        account: person.id.rawValue, password: People.password, code: code, address: "x")
      return "signed-in"
    } catch { return (error as? Refusal)?.code ?? "\(error)" }
  }

  /// Everything that whoever copies the database gets: its file, journal and index.
  private func copiedBytes() throws -> Data {
    let names = try FileManager.default.contentsOfDirectory(atPath: under.folder.server)
      .filter { $0.hasPrefix("store.sqlite") }
    #expect(names.contains("store.sqlite"))
    return try names.sorted().reduce(into: Data()) { all, name in
      all += try Data(contentsOf: URL(filePath: "\(under.folder.server)/\(name)"))
    }
  }

  private func holds(_ code: TimeCode) throws -> Bool {
    let bytes = try copiedBytes()
    // What must be there is found by the same search.
    #expect(bytes.range(of: Data(People.liu.id.rawValue.utf8)) != nil)
    let digits = Hex.encode(code.secret)
    return [
      Data(code.secret), Data(digits.utf8), Data(digits.uppercased().utf8), Data(code.text.utf8),
    ].contains { bytes.range(of: $0) != nil }
  }

  private func edit(_ sql: String, _ arguments: StatementArguments = []) throws {
    let database = try DatabaseQueue(path: under.folder.serverStore)
    try database.write { try $0.execute(sql: sql, arguments: arguments) }
    try database.close()
  }

  private func sealed(_ person: Person) throws -> Data? {
    let database = try DatabaseQueue(path: under.folder.serverStore)
    defer { try? database.close() }
    return try database.read {
      try Data.fetchOne(
        $0, sql: "SELECT sealed FROM time_code WHERE person = ?", arguments: [person.id.rawValue])
    }
  }

  @Test("a copied store without the key's file yields no secret")
  func copied() async throws {
    let codes = [try await enrolled(People.liu), try await enrolled(People.zhang)]
    #expect(try codes.filter(holds).isEmpty)
    #expect(await answer(under.office, People.liu, codes[0].code(at: step + 1)) == "signed-in")
    #expect(try codes.filter(holds).isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: under.folder.storeKey)[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test("a changed secret, and one that was moved from another account, is refused and recorded")
  func changed() async throws {
    let (liu, zhang) = (try await enrolled(People.liu), try await enrolled(People.zhang))
    let (own, other) = (try #require(try sealed(People.liu)), try sealed(People.zhang))
    var broken = own
    broken[20] ^= 1
    for bytes in [broken, try #require(other), Data()] {
      try edit("UPDATE time_code SET sealed = ? WHERE person = 'liuyang'", [bytes])
      for code in [liu, zhang].map({ $0.code(at: step + 1) }) {
        #expect(await answer(under.office, People.liu, code) == "time-code-unreadable")
      }
    }
    #expect(try await under.events().contains(.refused))
    try edit("UPDATE time_code SET sealed = ? WHERE person = 'liuyang'", [own])
    #expect(await answer(under.office, People.liu, liu.code(at: step + 1)) == "signed-in")
  }

  @Test("without the key's file nobody with time codes gets in, until it is back or they are reset")
  func lost() async throws {
    let code = try await enrolled(People.liu)
    let away = under.temporary.path("away.key")
    try FileManager.default.moveItem(atPath: under.folder.storeKey, toPath: away)
    let office = try Office(folder: under.folder)
    #expect(!FileManager.default.fileExists(atPath: under.folder.storeKey))
    #expect(await answer(office, People.liu, code.code(at: step + 1)) == "time-code-unreadable")
    let refusal = await #expect(throws: Refusal.self) {
      try await office.beginTimeCode(of: People.zhang)
    }
    #expect(refusal?.explanation.hint.english.contains("backup") == true)
    // Whoever has none signs in as ever.
    #expect(await answer(office, People.zhang, "") == "signed-in")
    let reset = try await office.proposeChange(
      AccountProposal(kind: .reset, password: "another-password-3"), of: People.liu.id,
      by: People.admin)
    _ = try await office.decide(reset.id, confirm: true, by: People.keeper)
    let next = try Office(folder: under.folder)
    #expect(FileManager.default.fileExists(atPath: under.folder.storeKey))
    _ = try await next.beginTimeCode(of: People.zhang)
  }

  @Test("another key's file opens nothing, and one that others can read is not taken")
  func otherKey() async throws {
    let code = try await enrolled(People.liu)
    let right = try KeyFile.storeKey(under.folder.storeKey)
    let zeros = String(repeating: "0", count: 64) + "\n"
    try Data(zeros.utf8).write(to: URL(filePath: under.folder.storeKey))
    #expect(
      await answer(try Office(folder: under.folder), People.liu, code.code(at: step + 1))
        == "time-code-unreadable")
    try KeyFile.write(right, to: under.folder.storeKey)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: under.folder.storeKey)
    #expect(throws: KeyFileError.self) { try Office(folder: under.folder) }
  }

  @Test("a store from before is sealed at its first start, once, and every code goes on")
  func migrated() async throws {
    let (liu, zhang) = (try await enrolled(People.liu), try await enrolled(People.zhang))
    for (person, code) in [(People.liu, liu), (People.zhang, zhang)] {
      try edit(
        "UPDATE time_code SET secret = ?, sealed = NULL WHERE person = ?",
        [Hex.encode(code.secret), person.id.rawValue])
    }
    try FileManager.default.removeItem(atPath: under.folder.storeKey)
    #expect(try [liu, zhang].allSatisfy(holds))
    let office = try Office(folder: under.folder)
    let first = try sealed(People.liu)
    #expect(first != nil)
    #expect(try ![liu, zhang].contains(where: holds))
    #expect(await answer(office, People.liu, liu.code(at: step + 1)) == "signed-in")
    // The step that was taken before still counts as taken.
    #expect(await answer(office, People.zhang, zhang.code(at: step - 1)) == "wrong-code")
    _ = try Office(folder: under.folder)
    #expect(try sealed(People.liu) == first)
  }
}
