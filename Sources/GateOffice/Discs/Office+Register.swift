import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GateForms
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// Enters new blank media; their numbers go on from the last of their kind in the year.
  public func register(_ new: NewMedia, by person: Person) async throws -> [RegisteredMedium] {
    guard Self.keepsMedia(person) else { throw Refusal.notAllowed }
    guard (1...500).contains(new.count) else { throw Refusal.badCount }
    let now = Timestamp.now
    let year = CivilTime(now, offsetSeconds: site.timeZoneOffset).year
    return try await change { transaction in
      try (0..<new.count).map { _ in
        let serial = try transaction.nextNumber(in: "media/\(new.kind.rawValue)/\(year)")
        let medium = RegisteredMedium(
          number: MediumNumber(kind: new.kind, year: year, serial: Int64(serial)), kind: new.kind,
          use: new.use, level: new.level, custodian: person.id, at: now)
        try transaction.save(medium, change: "receive", at: now)
        try transaction.enqueue(
          record(
            .mediumMoved, by: person, on: ("medium", medium.number.text),
            Self.body("receive", medium)
          ).bytes)
        return medium
      }
    }
  }

  /// Media of the register: by number, person, file name or digest, and by state.
  public func media(matching text: String, state: String?, by person: Person) async throws
    -> [RegisteredMedium]
  {
    guard Self.readsMedia(person) else { throw Refusal.notAllowed }
    return try store.read { try $0.media(matching: text, state: state, limit: 500) }
  }

  /// Media that should be back by now.
  public func overdueMedia(by person: Person) async throws -> [RegisteredMedium] {
    guard Self.readsMedia(person) else { throw Refusal.notAllowed }
    return try store.read { try $0.overdueMedia(at: .now) }
  }

  /// One medium with what stands on it.
  public func medium(_ number: String, by person: Person) async throws -> MediumAnswer {
    guard Self.readsMedia(person) else { throw Refusal.notAllowed }
    return try store.read { transaction in
      guard let number = MediumNumber(number.uppercased()),
        let medium = try transaction.medium(number)
      else { throw Refusal.noSuchMedium }
      let burn = try medium.burn.flatMap { try transaction.burn($0) }
      let request = try burn.flatMap { try transaction.burnRequest($0.request.rawValue) }
      let holds = burn?.state.isDone == true
      return MediumAnswer(
        medium: medium, burn: burn, requestNumber: request?.number ?? "",
        files: holds ? request?.order.files ?? [] : [])
    }
  }

  /// What a person does with a medium.
  public func act(_ act: CustodyAct, on number: String, by person: Person) async throws
    -> RegisteredMedium
  {
    guard Self.keepsMedia(person) else { throw Refusal.notAllowed }
    do {
      return try await change { transaction in
        guard let number = MediumNumber(number.uppercased()),
          let medium = try transaction.medium(number)
        else { throw Refusal.noSuchMedium }
        let next = try mediumAct(act, in: transaction)
        let takeOut = try takeOut(of: medium, for: act, in: transaction)
        return try move(
          medium, next, under: takeOut, by: .init(person), person: person.id, in: transaction)
      }
    } catch let refusal as MediumRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: ("medium", number))
    } catch let refusal as Refusal where refusal.kind == .forbidden {
      throw await refuse(refusal, code: refusal.code, by: .init(person), on: ("medium", number))
    }
  }

  /// Compares a count of blank media with the register; a difference is an incident on record.
  public func count(_ count: StockCount, by person: Person) async throws -> Stocktake {
    guard Self.keepsMedia(person) else { throw Refusal.notAllowed }
    guard (0...1_000_000).contains(count.counted) else { throw Refusal.badCount }
    return try await change { transaction in
      let changes = try transaction.changesSinceStocktake(of: count.kind)
      let removed =
        changes["destroy-blank", default: 0] + changes["issue-blank", default: 0]
        - changes["keep-blank", default: 0]
      let stocktake = Stocktake(
        kind: count.kind, opening: try transaction.lastStocktake(of: count.kind)?.counted ?? 0,
        received: changes["receive", default: 0], written: changes["write", default: 0],
        spoiled: changes["spoil", default: 0], removed: removed, counted: count.counted,
        by: person.id, at: .now)
      try transaction.save(stocktake)
      try transaction.enqueue(stockRecord(stocktake, by: person).bytes)
      return stocktake
    }
  }

  /// Counts so far, newest first.
  public func stocktakes(by person: Person) async throws -> [Stocktake] {
    guard Self.readsMedia(person) else { throw Refusal.notAllowed }
    return try store.read { try $0.stocktakes(limit: 50) }
  }

  /// Whether the person keeps the register.
  public static func keepsMedia(_ person: Person) -> Bool {
    Permission.may(person, .keepMedia).isAllowed
  }

  /// Whether the person may read the register.
  public static func readsMedia(_ person: Person) -> Bool {
    Permission.may(person, .readMedia).isAllowed
  }

  /// Moves a medium by its state machine, with its record.
  @discardableResult
  func move(
    _ medium: RegisteredMedium, _ act: MediumAct, under takeOut: OpenTakeOut? = nil,
    by subject: Record.Subject, person: Identifier<Person>?, in transaction: ServerTransaction
  ) throws -> RegisteredMedium {
    let next = try medium.applying(act, by: person)
    let change = Self.change(act, from: medium.state, to: next.state)
    try transaction.save(next, change: change, at: .now)
    let record = Record.ofServer(
      .mediumMoved, at: .now, by: subject, on: ("medium", medium.number.text),
      body: Self.body(act.name, next, under: takeOut), policy: policy.digest)
    try transaction.enqueue(record.bytes)
    return next
  }

  // What the next stocktake has to know: blanks leave the cupboard in several ways.
  private static func change(_ act: MediumAct, from old: MediumState, to new: MediumState)
    -> String
  {
    switch act {
    case .destroy where old == .blank, .issue where old == .blank: act.name + "-blank"
    case .keep where new == .blank: "keep-blank"
    default: act.name
    }
  }

  private func mediumAct(_ act: CustodyAct, in transaction: ServerTransaction) throws -> MediumAct {
    switch act.act {
    case .issue:
      guard let due = dueTime(act), due > .now, act.to.count <= 100 else { throw Refusal.badDue }
      return .issue(to: act.to, due: due)
    case .giveBack: return .giveBack
    case .handOver:
      guard let person = try transaction.account(Identifier(act.to))?.person else {
        throw Refusal.unknownPerson
      }
      return .handOver(person.id)
    case .destroy: return .destroy
    case .keep: return .keep
    case .archive: return .archive
    }
  }

  private static func body(
    _ act: String, _ medium: RegisteredMedium, under takeOut: OpenTakeOut? = nil
  ) -> JSONValue {
    var body: [String: JSONValue] = [
      "act": .string(act), "custodian": .string(medium.custodian.rawValue),
      "kind": .string(medium.kind.rawValue), "level": .string(medium.level.rawValue),
      "state": .string(medium.state.name),
    ]
    if let takeOut { body["take_out"] = .string(takeOut.number) }
    if let burn = medium.burn { body["burn"] = .string(burn.rawValue) }
    if case .issued(let holder, let due) = medium.state {
      body["to"] = .string(holder)
      body["due"] = .string(due.rfc3339)
    }
    return .object(body)
  }

  private func stockRecord(_ stocktake: Stocktake, by person: Person) -> Record {
    .ofServer(
      .stockCounted, at: stocktake.at, by: .init(person),
      on: ("medium-kind", stocktake.kind.rawValue),
      outcome: stocktake.difference == 0 ? .success : .failure,
      body: [
        "counted": .integer(Int64(stocktake.counted)),
        "expected": .integer(Int64(stocktake.expected)),
        "opening": .integer(Int64(stocktake.opening)),
        "received": .integer(Int64(stocktake.received)),
        "removed": .integer(Int64(stocktake.removed)),
        "spoiled": .integer(Int64(stocktake.spoiled)),
        "written": .integer(Int64(stocktake.written)),
      ], policy: policy.digest)
  }
}

extension Refusal {
  static let noSuchMedium = Refusal(
    .notFound, "no-such-medium", what: Words("台账中没有这个编号", "the register has no such number"),
    hint: Words("请核对盘面编号", "look at the number on the disc"))
  static let badCount = burnForm(
    "count", Words("数量不对", "the number makes no sense"),
    hint: Words("一次登记 1 到 500 个；盘点数不能为负", "register 1 to 500 at once; a count is not negative"))
  static let badDue = burnForm(
    "due", Words("归还时间不对", "the time to be back makes no sense"),
    hint: Words("请填写将来的日期和时间", "give a date and time to come"))
}
