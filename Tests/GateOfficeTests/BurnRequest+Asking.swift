import GateApproval
import GateDiscs
import GateDomain
import GateForms
import GateSigning
import GateSite
import Testing

extension BurnRequest {
  /// A burn request as the office makes one, on a route of these steps.
  static func asking(
    _ order: BurnOrder, as id: Identifier<BurnRequest>, by person: Person,
    steps: [ApprovalStep], policy: Digest, number: String = "保密刻〔2026〕1号"
  ) throws -> BurnRequest {
    let rule = RouteRule(
      id: "all", title: Words("全部", "all"), when: nil, steps: steps, allowsBatch: false)
    let change = RequestFlow(at: .now, policy: policy, kind: "burn-request").submitting(
      order.content(of: id, form: "burn", version: Digest.of([2])), number: number,
      by: person, rule: rule, terms: BurnOrder.terms, deadline: .now.adding(seconds: 600),
      as: Identifier(id.rawValue))
    return try #require(BurnRequest(change.request, for: order))
  }

  /// The request with one more yes, and the grant where it was the last one.
  func approved(by person: Person) throws -> (request: BurnRequest, grant: BurnGrant?) {
    let change = try RequestFlow(at: .now, policy: request.policy).acting(
      request, .answer(.approve, revision: digest, reason: ""), by: person)
    return (try #require(with(change.request)), change.grant.flatMap { BurnGrant($0) })
  }
}
