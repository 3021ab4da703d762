import Foundation
import GateDomain
import Testing

@Suite struct GrantTests {
  static let id = Identifier<Grant>("G1")
  static let now = Office.start.adding(seconds: 5)

  @Test(arguments: RequestState.allCases)
  func `follows only from an approved request`(state: RequestState) throws {
    let request = try RequestTransitionTests.request(in: state)
    let grant = Grant(id: Self.id, from: request, at: Self.now)
    #expect((grant != nil) == (state == .approved))
  }

  @Test func `names what was approved, by whom, and nothing more`() throws {
    let request = try RequestTransitionTests.request(in: .approved)
    let grant = try #require(Grant(id: Self.id, from: request, at: Self.now))
    #expect(grant.action == .importFiles)
    #expect(grant.request == request.id)
    #expect(grant.requestNumber == request.number)
    #expect(grant.revision == request.revision.digest)
    #expect(grant.requester == Office.requester.id)
    #expect(grant.device == request.revision.content.device("device"))
    #expect(grant.station == Identifier("ST-01"))
    #expect(grant.window == request.revision.content.period("window"))
    #expect(grant.uses == 1)
    #expect(grant.policy == request.policy)
    #expect(grant.issuedAt == Self.now)
    #expect(grant.basis.map(\.approver) == [Office.officer.id])
    #expect(grant.basis.map(\.name) == [Office.officer.name])
    #expect(grant.basis.map(\.step) == ["officer"])
    #expect(grant.basis.map(\.at) == [Office.start])
  }

  /// A store that somebody wrote into behind the program's back.
  @Test(arguments: [
    ("\"zhao\"", "\"wang\""), ("\"state\":\"approved\"", "\"state\":\"in-review\""),
    ("\"answer\":\"approve\"", "\"answer\":\"reject\""), ("\"need\":1", "\"need\":2"),
    ("\"step\":\"officer\"", "\"step\":\"other\""),
  ])
  func `does not follow from a stored request that was tampered with`(old: String, new: String)
    throws
  {
    let request = try RequestTransitionTests.request(in: .approved)
    let text = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    #expect(text.contains(old))
    let forged = try JSONDecoder().decode(
      Request.self, from: Data(text.replacingOccurrences(of: old, with: new).utf8))
    #expect(Grant(id: Self.id, from: request, at: Self.now) != nil)
    #expect(Grant(id: Self.id, from: forged, at: Self.now) == nil)
  }

  @Test func `is read in its one form and in no other`() throws {
    let request = try RequestTransitionTests.request(in: .approved)
    let grant = try #require(Grant(id: Self.id, from: request, at: Self.now))
    #expect(Grant(canonical: grant.canonical) == grant)
    guard case .object(let members) = grant.canonical,
      case .object(let basis)? = members["basis"]?.array?.first
    else {
      Issue.record("a grant is an object with a basis")
      return
    }
    #expect(Grant(canonical: .object(members.merging(["more": 1]) { $1 })) == nil)
    // A seal that cannot be read is not the same as none.
    let wrong = JSONValue.object(basis.merging(["seal": "none"]) { $1 })
    #expect(Grant(canonical: .object(members.merging(["basis": [wrong]]) { $1 })) == nil)
    for name in members.keys where name != "sealed_form" {
      #expect(Grant(canonical: .object(members.filter { $0.key != name })) == nil, "\(name)")
    }
  }
}
