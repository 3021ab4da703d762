import GateDomain

/// A request as this program prints one.
struct RequestView: Encodable {
  /// One step of the route and how far it is.
  struct Step: Encodable {
    let id, name, role: String
    let need, met: Int
  }

  /// One answer.
  struct Answer: Encodable {
    let approver, name, step, answer, reason, revision, at: String
    let counts: Bool
  }

  let id, number, form, rule, state, requester, requesterName, department: String
  let purpose, source, device, serialHex, mediumLabel, station: String
  let notBefore, notAfter, decideBefore, revision: String
  let revisionNumber: Int
  let expectedFiles: [String]
  let fields: [String: String]
  let steps: [Step]
  let approvals: [Answer]
  private let request: Request

  private enum CodingKeys: CodingKey {
    case id, number, form, rule, state, requester, requesterName, department, purpose, source,
      device, serialHex
    case mediumLabel, station, notBefore, notAfter, decideBefore, revision, revisionNumber
    case expectedFiles, fields, steps, approvals
  }

  init(_ request: Request) {
    let content = request.revision.content
    self.request = request
    id = request.id.rawValue
    number = request.number
    state = request.state.rawValue
    requester = request.requester.rawValue
    requesterName = request.requesterName
    department = request.department
    let window = request.terms.window.flatMap(content.period)
    form = request.form
    rule = request.rule
    purpose = content.subject
    source = content.text("source")
    device = content.device("device")?.display ?? ""
    serialHex = Hex.encode(content.device("device")?.serial.bytes ?? [])
    mediumLabel = content.text("medium-label")
    station = content.text("station")
    notBefore = window?.notBefore.rfc3339 ?? ""
    notAfter = window?.notAfter.rfc3339 ?? ""
    decideBefore = request.decideBefore.rfc3339
    revision = request.revision.digest.hex
    revisionNumber = request.revision.number
    expectedFiles = content.list("expected-files")
    fields = content.values.mapValues(Self.text)
    steps = request.steps.map { Step($0, of: request) }
    approvals = request.approvals.map { Answer($0, of: request) }
  }

  static func table(_ requests: [RequestView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("编号", "Number"), .init("状态", "State"), .init("申请人", "Requester"),
          .init("表单", "Form"), .init("审批截止", "Decide before"), .init("事由", "Purpose"),
        ],
        rows: requests.map { view in
          [
            view.number, view.request.state.words.in(language), view.requesterName,
            view.form, Shown.time(view.request.decideBefore),
            DisplayWidth.shortened(RawName(view.purpose).escaped, to: 40),
          ]
        }
      ).lines(in: language)
    }
  }

  /// Everything about one request, for `show` and before an answer.
  func lines(_ language: Language) -> [String] {
    Table.fields(fields(language), in: language)
      + [""] + stepTable.lines(in: language)
      + (approvals.isEmpty ? [] : [""] + answerTable(language).lines(in: language))
  }

  private static func text(_ value: FormValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): String(number)
    case .day(let day): day.text
    case .period(let window):
      "\(Shown.time(window.notBefore)) – \(Shown.time(window.notAfter))"
    case .device(let device): device.display
    case .list(let lines): lines.joined(separator: "; ")
    case .files(let files):
      files.map { "\($0.name) \($0.level) ×\($0.copies)" }.joined(separator: "; ")
    case .attachment(let file): "\(file.name) (\(file.size) B, SHA-256 \(file.digest.hex))"
    }
  }

  private func fields(_ language: Language) -> [(Words, String)] {
    [
      (Words("编号", "Number"), number),
      (Words("状态", "State"), request.state.words.in(language)),
      (Words("申请人", "Requester"), "\(requesterName) (\(requester))  \(department)"),
      (Words("表单", "Form"), "\(form)  \(rule)"),
      (Words("审批截止", "Decide before"), Shown.time(request.decideBefore)),
    ]
      + fields.sorted { $0.key < $1.key }.map { name, text in
        (Words(name, name), RawName(text).escaped)
      } + [
        (Words("版本", "Revision"), "\(revisionNumber)  \(revision)")
      ]
  }

  private var stepTable: Table {
    Table(
      columns: [
        .init("步骤", "Step"), .init("角色", "Role"), .init("同意", "Approved", .right),
      ],
      rows: steps.map { [$0.name, $0.role, "\($0.met)/\($0.need)"] })
  }

  private func answerTable(_ language: Language) -> Table {
    Table(
      columns: [
        .init("时间", "When"), .init("审批人", "Approver"), .init("意见", "Answer"),
        .init("理由", "Reason"), .init("版本", "Revision"),
      ],
      rows: zip(request.approvals, approvals).map { approval, view in
        [
          Shown.time(approval.at), "\(view.name) (\(view.approver))",
          approval.answer.words.in(language), RawName(view.reason).escaped,
          String(view.revision.prefix(12)),
        ]
      })
  }
}

extension RequestView.Step {
  init(_ step: ApprovalStep, of request: Request) {
    self.init(
      id: step.id, name: step.name, role: step.role.rawValue, need: step.need,
      met: request.standingApprovals.count { $0.step == step.id })
  }
}

extension RequestView.Answer {
  init(_ approval: Approval, of request: Request) {
    self.init(
      approver: approval.approver.rawValue, name: approval.approverName, step: approval.step,
      answer: approval.answer.rawValue, reason: approval.reason, revision: approval.revision.hex,
      at: approval.at.rfc3339, counts: approval.revision == request.revision.digest)
  }
}
