import GateDomain
import GateSigning
import Testing

/// Decisions in their signed form: what comes back, and what is refused although it is signed.
@Suite struct ReviewDecisionFormTests {
  static let key = SigningKey()
  static let form: [String: JSONValue] = [
    "decided_at": "2026-11-22T08:00:00.123Z", "disposition": "release", "id": "D1", "index": 3,
    "officers": [
      ["at": "2026-11-22T08:00:00.000Z", "id": "liu", "name": "刘洋"],
      ["at": "2026-11-22T08:00:00.100Z", "id": "wang", "name": "王芳"],
    ],
    "policy": .string(String(repeating: "0", count: 64)), "reasons": ["suspicious"],
    "requester": "zhang", "sha256": .string(String(repeating: "1", count: 64)),
    "station": "ST-01", "transfer": "T1",
  ]

  private func verified(_ members: [String: JSONValue], context: String = "review")
    -> Verified<ReviewDecision>?
  {
    let text = String(decoding: CanonicalJSON.encode(.object(members)), as: UTF8.self)
    let message = Array("gatehouse/\(context)/v1\n\(text)".utf8)
    return Unverified<ReviewDecision>(
      statement: text, signature: Hex.encode(Self.key.signature(for: message))
    ).verified(by: Self.key.verificationKey)
  }

  @Test func `the form comes back and nothing else passes`() throws {
    let decision = try #require(verified(Self.form)?.statement)
    #expect(decision.canonical == .object(Self.form))
    #expect(decision.officers.map(\.id.rawValue) == ["liu", "wang"])
    #expect(verified(Self.form, context: "grant") == nil)
    for name in Self.form.keys {
      #expect(verified(Self.form.merging([name: true]) { $1 }) == nil, "\(name)")
      #expect(verified(Self.form.filter { $0.key != name }) == nil, "without \(name)")
    }
    #expect(verified(Self.form.merging(["note": "x"]) { $1 }) == nil)
  }

  @Test func `an unsound decision is refused although it is signed`() throws {
    let officer = Self.form["officers"]?.array?.first ?? [:]
    let requester: JSONValue = [
      "at": "2026-11-22T08:00:00.000Z", "id": "zhang", "name": "张伟",
    ]
    let recipient = JSONValue.string(String(repeating: "a", count: 64))
    let wrong: [[String: JSONValue]] = [
      ["officers": []], ["officers": [officer, officer]], ["officers": [officer, requester]],
      ["reasons": []], ["reasons": ["infected"]], ["reasons": ["suspicious", "infected"]],
      ["reasons": ["nothing"]], ["recipient": recipient], ["disposition": "export"],
      ["disposition": "keep"], ["index": -1],
    ]
    for change in wrong {
      #expect(verified(Self.form.merging(change) { $1 }) == nil, "\(change)")
    }
    let export: [String: JSONValue] = [
      "disposition": "export", "recipient": recipient, "reasons": ["infected"],
    ]
    #expect(verified(Self.form.merging(export) { $1 }) != nil)
    #expect(
      verified(Self.form.merging(["disposition": "destroy", "reasons": ["infected"]]) { $1 }) != nil
    )
  }
}
