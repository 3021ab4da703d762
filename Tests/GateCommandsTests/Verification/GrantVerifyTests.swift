import Foundation
import GateSigning
import Testing

@testable import GateCommands

@Suite struct GrantVerifyTests {
  let key = SigningKey()

  private func file() throws -> [UInt8] {
    let grant = try #require(Sample.grant())
    return Array(try JSONEncoder().encode(Verified(signing: grant, with: key).unverified))
  }

  @Test func `a grant under the office's signature is proved`() throws {
    let grant = try GrantVerify.verified(try file(), by: key.verificationKey)
    #expect(GrantView(grant).requestNumber == "传入〔2026〕1号")
    #expect(GrantView(grant).basis.map(\.name) == ["刘洋"])
  }

  @Test func `another key does not prove it`() throws {
    let file = try file()
    let failure = try #require(throws: CommandFailure.self) {
      try GrantVerify.verified(file, by: SigningKey().verificationKey)
    }
    #expect(failure.code == "signature-invalid")
  }

  @Test func `a changed grant is not proved`() throws {
    let changed = String(decoding: try file(), as: UTF8.self).replacing(
      "zhangwei", with: "zhangwex")
    let failure = try #require(throws: CommandFailure.self) {
      try GrantVerify.verified(Array(changed.utf8), by: key.verificationKey)
    }
    #expect(failure.code == "signature-invalid")
  }

  @Test(arguments: ["", "{}", "[1]", "not json"])
  func `what is no grant is said to be none`(text: String) throws {
    let failure = try #require(throws: CommandFailure.self) {
      try GrantVerify.verified(Array(text.utf8), by: key.verificationKey)
    }
    #expect(failure.code == "not-a-grant")
  }
}
