import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// The take-out request under which a medium goes to somebody outside; nil for somebody inside.
  ///
  /// Security: an account in use is the only proof of being inside. To anybody else a medium goes
  /// only under an approved take-out request that names it, at its level, within its time.
  func takeOut(
    of medium: RegisteredMedium, for act: CustodyAct, in transaction: ServerTransaction
  ) throws -> OpenTakeOut? {
    guard act.act == .issue,
      try transaction.account(Identifier(act.to)).map(\.isActive) != true
    else { return nil }
    let (now, due) = (Timestamp.now, dueTime(act))
    let named = try transaction.approvedRequests(for: .takeOut).filter { request in
      Self.takeOut(request)?.names(medium.number) == true
        && DiscLevel(rawValue: request.revision.content.text("level"))
          .map(medium.level.fits) == true
    }.compactMap(Self.takeOut)
    guard !named.isEmpty else { throw Refusal.noTakeOut }
    guard
      let open = named.first(where: {
        $0.window.position(of: now) == .inside && due.map($0.window.contains) == true
      })
    else { throw Refusal.outsideTakeOut }
    return open
  }

  /// When a medium is to be back; nil where nobody said it rightly.
  func dueTime(_ act: CustodyAct) -> Timestamp? {
    Timestamp(formText: act.due, offsetSeconds: site.timeZoneOffset)
  }
}

extension OpenTakeOut {
  // People type what stands on the disc, with spaces and in small letters too.
  fileprivate func names(_ number: MediumNumber) -> Bool {
    media.contains { $0.uppercased().split(separator: " ").joined() == number.text }
  }
}

extension Window {
  fileprivate func contains(_ time: Timestamp) -> Bool { position(of: time) == .inside }
}

extension Refusal {
  static let noTakeOut = Refusal(
    .forbidden, "no-take-out",
    what: Words(
      "领取人不是本单位账号，且没有批准的带出申请写明此介质和密级",
      "whoever gets it has no account here, and no approved take-out request names this medium at its level"
    ),
    hint: Words(
      "发给本单位人员请填账号；带出单位请先办理“数据带出审批单”，写明介质编号",
      "for a colleague give the account; to take it out, file a take-out request that names its number"
    ))
  static let outsideTakeOut = Refusal(
    .forbidden, "outside-take-out",
    what: Words(
      "现在或归还期限不在批准的带出时间内",
      "now, or the time to be back, is outside what the take-out request allows"),
    hint: Words(
      "请在批准的时间内发出，归还期限不得晚于批准的截止时间",
      "issue it within that time, to be back before its end"))
}
