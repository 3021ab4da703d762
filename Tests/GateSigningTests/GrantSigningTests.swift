import Foundation
import GateDomain
import GateSigning
import Testing

@Suite struct GrantSigningTests {
  static let key = SigningKey()

  static func grant() throws -> Grant {
    let officer = Person(
      id: Identifier("zhao"), name: "赵\"六\\", department: "二科", roles: [.securityOfficer])
    let requester = Person(
      id: Identifier("wang"), name: "王五", department: "一科", roles: [.staff])
    let start = Timestamp(milliseconds: 1_795_334_400_123)
    let digest = Digest.of([1])
    let window = try #require(Window(notBefore: start, notAfter: start.adding(seconds: 60)))
    let content = RequestContent(
      form: "inbound", version: digest, subject: "",
      values: [
        "device": .device(
          DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName([0xff, 0x0a]))),
        "station": .text("ST-01"), "window": .period(window),
      ])
    let request = Request(
      id: Identifier("R1"), number: "传入〔2026〕1号", requester: requester,
      steps: [ApprovalStep(id: "officer", name: "保密员", role: .securityOfficer, need: 1)],
      terms: GrantTerms(
        action: .importFiles, device: "device", station: "station", window: "window"),
      policy: .of([2]), decideBefore: start.adding(seconds: 60),
      revision: Revision(
        number: 1, author: requester.id, content: content, digest: digest, submittedAt: start))
    let approved = try request.applying(
      .answer(.approve, revision: digest, reason: ""), by: officer, at: start)
    return try #require(Grant(id: Identifier("G1"), from: approved, at: start))
  }

  static func signed() throws -> Verified<Grant> {
    Verified(signing: try grant(), with: key)
  }

  /// A statement under a good signature of the office, whatever it says.
  static func sign(_ statement: String, context: String = "grant", by key: SigningKey = key)
    -> Unverified<Grant>
  {
    let message = Array("gatehouse/\(context)/v1\n\(statement)".utf8)
    return Unverified(statement: statement, signature: Hex.encode(key.signature(for: message)))
  }

  @Test func `what is signed verifies and says the same`() throws {
    let grant = try Self.grant()
    let verified = try #require(
      try Self.signed().unverified.verified(by: Self.key.verificationKey))
    #expect(verified.statement == grant)
    #expect(Grant(canonical: grant.canonical) == grant)
    #expect(Self.sign(verified.unverified.statement).verified(by: Self.key.verificationKey) != nil)
  }

  @Test func `has the agreed bytes`() throws {
    let expected =
      "{\"action\":\"import\",\"basis\":[{\"approver\":\"zhao\","
      + "\"at\":\"2026-11-22T08:00:00.123Z\",\"name\":\"赵\\\"六\\\\\",\"step\":\"officer\"}],"
      + "\"device\":{\"product\":5734,\"serial\":\"ff0a\",\"vendor\":2385},\"form\":\"inbound\",\"id\":\"G1\","
      + "\"issued_at\":\"2026-11-22T08:00:00.123Z\",\"not_after\":\"2026-11-22T08:01:00.123Z\","
      + "\"not_before\":\"2026-11-22T08:00:00.123Z\",\"policy\":\"\(Digest.of([2]).hex)\","
      + "\"request\":\"R1\",\"request_number\":\"传入〔2026〕1号\",\"requester\":\"wang\","
      + "\"revision\":\"\(Digest.of([1]).hex)\",\"scope\":{\"device\":{\"device\":"
      + "{\"product\":5734,\"serial\":\"ff0a\",\"vendor\":2385}},"
      + "\"station\":{\"text\":\"ST-01\"},\"window\":{\"from\":\"2026-11-22T08:00:00.123Z\","
      + "\"until\":\"2026-11-22T08:01:00.123Z\"}},\"station\":\"ST-01\",\"uses\":1}"
    #expect(try Self.signed().unverified.statement == expected)
  }

  @Test func `one flipped bit anywhere in the statement is refused`() throws {
    let unverified = try Self.signed().unverified
    let bytes = Array(unverified.statement.utf8)
    for offset in bytes.indices {
      var changed = bytes
      changed[offset] ^= 1
      guard let text = String(validating: changed, as: UTF8.self) else { continue }
      let forged = Unverified<Grant>(statement: text, signature: unverified.signature)
      #expect(forged.verified(by: Self.key.verificationKey) == nil)
    }
  }

  @Test func `one changed digit anywhere in the signature is refused`() throws {
    let unverified = try Self.signed().unverified
    let digits = Array(unverified.signature.utf8)
    for offset in digits.indices {
      for digit in Array("0f AZ".utf8) where digit != digits[offset] {
        var changed = digits
        changed[offset] = digit
        let forged = Unverified<Grant>(
          statement: unverified.statement, signature: String(decoding: changed, as: UTF8.self))
        #expect(forged.verified(by: Self.key.verificationKey) == nil)
      }
    }
    for text in ["", unverified.signature.uppercased(), unverified.signature + "00"] {
      let forged = Unverified<Grant>(statement: unverified.statement, signature: text)
      #expect(forged.verified(by: Self.key.verificationKey) == nil)
    }
  }

  @Test func `another key's signature is refused`() throws {
    #expect(try Self.signed().unverified.verified(by: SigningKey().verificationKey) == nil)
  }

  @Test func `a signature made in another context is refused`() throws {
    let text = try Self.signed().unverified.statement
    for context in ["", "Grant", "record", "checkpoint", "grant/v1\ngatehouse/grant"] {
      let forged = Self.sign(text, context: context)
      #expect(forged.verified(by: Self.key.verificationKey) == nil)
    }
    let bare = Unverified<Grant>(
      statement: text, signature: Hex.encode(Self.key.signature(for: Array(text.utf8))))
    #expect(bare.verified(by: Self.key.verificationKey) == nil)
    #expect(Grant.context == "grant")
  }

  @Test func `comes back from storage unverified`() throws {
    let unverified = try Self.signed().unverified
    let data = try JSONEncoder().encode(unverified)
    let read = try JSONDecoder().decode(Unverified<Grant>.self, from: data)
    #expect(read.verified(by: Self.key.verificationKey)?.statement == (try Self.grant()))
  }
}
