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

  let id, number, state, requester, requesterName, department: String
  let purpose, source, device, serialHex, mediumLabel, station: String
  let notBefore, notAfter, decideBefore, revision: String
  let revisionNumber: Int
  let expectedFiles: [String]
  let steps: [Step]
  let approvals: [Answer]
  private let request: Request

  private enum CodingKeys: CodingKey {
    case id, number, state, requester, requesterName, department, purpose, source, device, serialHex
    case mediumLabel, station, notBefore, notAfter, decideBefore, revision, revisionNumber
    case expectedFiles, steps, approvals
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
    purpose = content.purpose
    source = content.source
    device = content.device.display
    serialHex = Hex.encode(content.device.serial.bytes)
    mediumLabel = content.mediumLabel
    station = content.station.rawValue
    notBefore = content.window.notBefore.rfc3339
    notAfter = content.window.notAfter.rfc3339
    decideBefore = request.decideBefore.rfc3339
    revision = request.revision.digest.hex
    revisionNumber = request.revision.number
    expectedFiles = content.expectedFiles
    steps = request.steps.map { Step($0, of: request) }
    approvals = request.approvals.map { Answer($0, of: request) }
  }

  static func table(_ requests: [RequestView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("编号", "Number"), .init("状态", "State"), .init("申请人", "Requester"),
          .init("设备", "Device"), .init("截止", "Until"), .init("事由", "Purpose"),
        ],
        rows: requests.map { view in
          [
            view.number, view.request.state.words.in(language), view.requesterName,
            view.device, Shown.time(view.request.revision.content.window.notAfter),
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

  private func fields(_ language: Language) -> [(Words, String)] {
    let window = request.revision.content.window
    return [
      (Words("编号", "Number"), number),
      (Words("状态", "State"), request.state.words.in(language)),
      (Words("申请人", "Requester"), "\(requesterName) (\(requester))  \(department)"),
      (Words("事由", "Purpose"), RawName(purpose).escaped),
      (Words("来源", "Source"), RawName(source).escaped),
      (Words("设备", "Device"), "\(device)  \(RawName(mediumLabel).escaped)"),
      (Words("中间机", "Station"), station),
      (Words("有效期", "Window"), "\(Shown.time(window.notBefore)) – \(Shown.time(window.notAfter))"),
      (Words("审批截止", "Decide before"), Shown.time(request.decideBefore)),
      (
        Words("预计文件", "Expected"), expectedFiles.map { RawName($0).escaped }.joined(separator: "; ")
      ),
      (Words("版本", "Revision"), "\(revisionNumber)  \(revision)"),
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
