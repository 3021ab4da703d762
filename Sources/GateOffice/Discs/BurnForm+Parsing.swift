import GateApproval
import GateDiscs
import GateDomain
import GateForms
import GatePolicy
import GateSite
import GateStore

extension BurnForm {
  /// The order that the form and the draft's files make.
  func order(
    files: [StagedFile], draft: BurnDraft, in office: Office, _ transaction: ServerTransaction
  ) throws -> BurnOrder {
    guard !files.isEmpty else { throw Refusal.emptyDraft }
    guard files.allSatisfy({ $0.verdict?.isReleasable == true }) else { throw Refusal.unfitFiles }
    guard !DiscName.collide(files) else { throw Refusal.sameNames }
    guard let level = DiscLevel(rawValue: level) else { throw Refusal.unknownLevel }
    guard let copies = Int(copies), (1...BurnOrder.copyLimit).contains(copies) else {
      throw Refusal.badCopies
    }
    for file in files {
      guard let objection = file.objection(at: level, under: office.policy.discs) else { continue }
      throw StoppedByText(file: file, level: level, objection: objection)
    }
    let burner = try account(burner, in: transaction)
    let witness = witness.isEmpty ? nil : try account(witness, in: transaction)
    guard let burner, burner != witness else { throw Refusal.sameWitness }
    guard witness != nil || !office.policy.discs.witnessed.contains(level.rawValue) else {
      throw Refusal.witnessNeeded(level)
    }
    return BurnOrder(
      purpose: try Self.line(purpose, limit: 500), files: files.map(\.file), copies: copies,
      level: level, station: draft.station, burner: burner, witness: witness,
      receiver: try Self.line(receiver, limit: 100), window: try window(in: office))
  }

  private func account(_ name: String, in transaction: ServerTransaction) throws
    -> Identifier<Person>?
  {
    guard let person = try transaction.account(Identifier(name))?.person else {
      throw Refusal.unknownPerson
    }
    return person.id
  }

  private func window(in office: Office) throws -> Window {
    let offset = office.site.timeZoneOffset
    let begin = notBefore.isEmpty ? .now : Timestamp(formText: notBefore, offsetSeconds: offset)
    guard let begin, let end = Timestamp(formText: notAfter, offsetSeconds: offset),
      end > .now, let window = Window(notBefore: begin, notAfter: end),
      end.milliseconds - begin.milliseconds <= 30 * 86_400_000
    else { throw Refusal.badWindow }
    return window
  }

  private static func line(_ text: String, limit: Int) throws -> String {
    let visible = text.unicodeScalars.allSatisfy { $0 == "\n" || RawName.isVisible($0) }
    guard !text.isBlank, text.count <= limit, visible else {
      throw Refusal.missingText
    }
    return text
  }
}

extension Refusal {
  static let unknownLevel = burnForm(
    "level", Words("没有选密级，或该密级不允许", "no level was chosen, or one that is not allowed"),
    hint: Words(
      "本系统不得处理国家秘密；请选公开、内部或工作秘密", "state secrets have no place here: choose another level"))
  static let badCopies = burnForm(
    "copies", Words("份数不对", "the number of copies makes no sense"),
    hint: Words("请填写 1 到 20", "from 1 to 20"))
  static let unknownPerson = burnForm(
    "person", Words("没有这个账号", "there is no such account"),
    hint: Words("请填写刻录人和监刻人的账号", "give the accounts of those who burn and watch"))
  static func witnessNeeded(_ level: DiscLevel) -> Refusal {
    burnForm(
      "witness-needed",
      Words(
        "密级为\(level.words.chinese)的光盘须有监刻人",
        "a disc of the level “\(level.words.english)” is not burned by one person alone"),
      hint: Words(
        "请填写监刻人的账号；刻录时由其登录确认在场", "name who watches; they sign in and say that they are there"))
  }

  static let sameWitness = burnForm(
    "witness", Words("刻录人和监刻人不能是同一人", "one person cannot both burn and watch"),
    hint: Words("请另选监刻人", "name somebody else"))
  static let badWindow = burnForm(
    "window", Words("时间不对", "the time makes no sense"),
    hint: Words("截止时间须晚于现在，最长 30 天", "it must end after now and last at most 30 days"))
  static let missingText = burnForm(
    "text", Words("事由或接收人没有填写，或过长", "the purpose or the receiver is missing or too long"),
    hint: Words("请填写事由和接收单位、接收人", "say why, and who gets the disc"))
}
