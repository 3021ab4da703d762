import GateApproval
import GateAuditLog
import GateDiscs
import GateDomain
import GateSigning
import Testing

/// From an order to a grant, and what must not become one; who may approve is `Request`'s business.
@Suite struct BurnRequestTests {
  @Test("two approvals of this very order make a grant that reads back from its signed form")
  func granted() throws {
    let asked = try AskedBurn(steps: [AskedBurn.department, AskedBurn.security])
    let once = try asked.answering(.approve, by: AskedBurn.sun)
    #expect(once.grant == nil && once.request.state == .inReview)
    let twice = try AskedBurn(once.request).answering(.approve, by: AskedBurn.liu)
    let grant = try #require(twice.grant)
    #expect(grant.order == asked.order.digest(for: AskedBurn.id) && grant.copies == 2)
    #expect(grant.discLimit == 2 && grant.approvers == [AskedBurn.sun.id, AskedBurn.liu.id])
    #expect(grant.station == asked.order.station && grant.window == asked.order.window)
    let key = SigningKey()
    let signed = Verified(signing: grant, with: key)
    #expect(signed.unverified.verified(by: key.verificationKey)?.statement == grant)
    #expect(signed.unverified.verified(by: SigningKey().verificationKey) == nil)
    // A grant of another kind with the same content is not one to burn, and the reverse.
    let plain = Verified(signing: grant.approved, with: key).unverified
    let other = Unverified<BurnGrant>(statement: plain.statement, signature: plain.signature)
    #expect(other.verified(by: key.verificationKey) == nil)
    let replaced = Verified(signing: grant.replacingOne(), with: key).unverified
    #expect(replaced.verified(by: key.verificationKey)?.statement.discLimit == 3)
  }

  @Test("the rules of all requests decide: no one approves their own, twice, or something else")
  func refusals() throws {
    let asked = try AskedBurn(steps: [AskedBurn.department, AskedBurn.security])
    #expect(throws: RequestRefusal.selfApproval) {
      try asked.answering(.approve, by: AskedBurn.zhang)
    }
    #expect(throws: RequestRefusal.roleMissing) { try asked.answering(.approve, by: AskedBurn.liu) }
    let other = try AskedBurn(steps: [AskedBurn.department], byte: 9).burn.digest
    #expect(throws: RequestRefusal.staleRevision) {
      try asked.answering(.approve, to: other, by: AskedBurn.sun)
    }
    let no = try asked.answering(.reject, reason: "no", by: AskedBurn.sun)
    #expect(no.request.state == .rejected && no.grant == nil)
  }

  @Test("a request stands for an order only if it names that very order and a grant to burn")
  func otherOrder() throws {
    let (asked, other) = (try AskedBurn(), try AskedBurn(byte: 9))
    let burn = try asked.burn
    #expect(BurnRequest(burn.request, for: asked.order) == burn)
    #expect(BurnRequest(burn.request, for: other.order) == nil)
    #expect(burn.with(try AskedBurn(id: Identifier("02")).submitted) == nil)
    let terms = GrantTerms(action: .takeOut, window: "window")
    #expect(BurnRequest(try AskedBurn(terms: terms).submitted, for: asked.order) == nil)
    // What approvers read beside the order's digest is part of the order too.
    var fields = asked.order.fields(of: AskedBurn.id)
    fields["purpose"] = .text("别的")
    #expect(BurnRequest(try AskedBurn(fields: fields).submitted, for: asked.order) == nil)
  }

  @Test("one changed byte of one file, or another request, is another digest")
  func digests() throws {
    let (one, two) = (try AskedBurn(), try AskedBurn(byte: 2))
    #expect(one.order.digest(for: AskedBurn.id) != two.order.digest(for: AskedBurn.id))
    #expect(one.order.digest(for: AskedBurn.id) != one.order.digest(for: Identifier("02")))
    #expect(one.submitted.revision.digest != two.submitted.revision.digest)
  }

  @Test("what is done to a burn request is on record so that it can be done again")
  func replay() throws {
    let asked = try AskedBurn()
    var replay = RequestReplay()
    let change = try asked.change(.approve, by: AskedBurn.liu)
    for record in asked.records + change.records {
      #expect(replay.follow(record) && ["burn-request", "grant"].contains(record.object.kind))
    }
    #expect(replay.requests[asked.submitted.id] == change.request)
  }
}
