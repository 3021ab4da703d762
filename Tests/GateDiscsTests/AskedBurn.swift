import GateApproval
import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GateSigning
import Testing

/// A burn request as the office makes one, and answers to it.
struct AskedBurn {
  static let now = Timestamp(milliseconds: 1_700_000_000_000)
  static let id = Identifier<BurnRequest>("01")
  static let zhang = person("zhang", [.staff, .departmentHead, .securityOfficer])
  static let (sun, liu) = (person("sun", [.departmentHead]), person("liu", [.securityOfficer]))
  static let department = ApprovalStep(id: "dep", name: "d", role: .departmentHead, need: 1)
  static let security = ApprovalStep(id: "sec", name: "s", role: .securityOfficer, need: 1)

  static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: id, department: "一处", roles: roles)
  }

  let order: BurnOrder
  /// The request as it was submitted.
  let submitted: Request
  let records: [Record]

  init(
    steps: [ApprovalStep] = [security], byte: UInt8 = 1, id: Identifier<BurnRequest> = Self.id,
    terms: GrantTerms = BurnOrder.terms, fields: [String: FormValue]? = nil
  ) throws {
    order = BurnOrder(
      purpose: "送审",
      files: [BurnFile(path: RawName("计划.docx"), size: 1, digest: Digest.of([byte]))], copies: 2,
      level: .internal, station: Identifier("ST-01"), burner: Identifier("chen"),
      witness: Identifier("wang"), receiver: "某单位",
      window: try #require(Window(notBefore: Self.now, notAfter: Self.now.adding(seconds: 9_000))))
    let content = order.content(of: id, form: "burn", version: Digest.of([2]))
    let rule = RouteRule(
      id: "all", title: Words("全部", "all"), when: nil, steps: steps, allowsBatch: false)
    let change = Self.flow.submitting(
      RequestContent(
        form: content.form, version: content.version, subject: content.subject,
        values: fields ?? content.values),
      number: "刻录〔2026〕1号", by: Self.zhang, rule: rule, terms: terms,
      deadline: Self.now.adding(seconds: 60), as: Identifier(id.rawValue))
    (submitted, records) = (change.request, change.records)
  }

  /// Goes on with a request that was answered.
  init(_ burn: BurnRequest) {
    (order, submitted, records) = (burn.order, burn.request, [])
  }

  static let flow = RequestFlow(at: now, policy: Digest.of([0]), kind: "burn-request")

  var burn: BurnRequest {
    get throws { try #require(BurnRequest(submitted, for: order)) }
  }

  func change(
    _ answer: Approval.Answer, to digest: Digest? = nil, reason: String = "", seal: Seal? = nil,
    by person: Person
  ) throws -> RequestChange {
    try Self.flow.acting(
      submitted,
      .answer(answer, revision: digest ?? submitted.revision.digest, reason: reason, seal: seal),
      by: person)
  }

  func answering(
    _ answer: Approval.Answer, to digest: Digest? = nil, reason: String = "", seal: Seal? = nil,
    by person: Person
  ) throws -> (request: BurnRequest, grant: BurnGrant?) {
    let change = try change(answer, to: digest, reason: reason, seal: seal, by: person)
    let burn = try self.burn
    return (try #require(burn.with(change.request)), change.grant.flatMap { BurnGrant($0) })
  }
}
