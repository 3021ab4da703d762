import GateDiscs
import GateDomain
import Testing

/// The whole table of the register: every act in every state.
@Suite struct RegisterTests {
  private static let (mine, other) = (Identifier<Burn>("mine"), Identifier<Burn>("other"))
  private static let (anna, bert) = (Identifier<Person>("anna"), Identifier<Person>("bert"))
  private static let due = Timestamp(milliseconds: 2_000_000)

  private static func fresh(
    _ kind: MediumKind = .dvdR, _ use: MediumUse = .outbound
  ) -> RegisteredMedium {
    RegisteredMedium(
      number: MediumNumber(kind: kind, year: 2026, serial: 1), kind: kind, use: use,
      level: .internal, custodian: anna, at: Timestamp(milliseconds: 1))
  }

  private static let acts: [MediumAct] = [
    .allocate(mine), .write(mine, level: .internal), .write(other, level: .internal),
    .spoil(mine), .release(mine), .issue(to: "某单位", due: due), .giveBack, .handOver(bert),
    .destroy, .keep, .archive,
  ]

  // The path to every state, and what may happen there.
  private static let table: [(path: [MediumAct], allowed: Set<String>)] = [
    ([], ["allocate", "hand-over", "destroy"]),
    ([.allocate(mine)], ["write", "spoil", "release", "hand-over"]),
    (
      [.allocate(mine), .write(mine, level: .internal)],
      ["issue", "hand-over", "destroy", "archive"]
    ),
    ([.allocate(mine), .spoil(mine)], ["hand-over", "destroy"]),
    (
      [.allocate(mine), .write(mine, level: .internal), .issue(to: "某单位", due: due)],
      ["return", "hand-over"]
    ),
    (
      [
        .allocate(mine), .write(mine, level: .internal), .issue(to: "某单位", due: due), .giveBack,
      ], ["issue", "hand-over", "destroy", "archive"]
    ),
    ([.allocate(mine), .spoil(mine), .destroy], ["hand-over", "keep"]),
    ([.allocate(mine), .write(mine, level: .internal), .archive], []),
  ]

  @Test("every act in every state", arguments: table.indices)
  func wholeTable(_ row: Int) throws {
    let (path, allowed) = Self.table[row]
    let medium = try path.reduce(Self.fresh()) { try $0.applying($1, by: Self.anna) }
    for act in Self.acts {
      let result = try? medium.applying(act, by: Self.anna)
      let isOther = act == .write(Self.other, level: .internal)
      #expect((result != nil) == (allowed.contains(act.name) && !isOther), "\(act) in \(path)")
    }
  }

  @Test("one person alone destroys nothing; a second one does, and that is final")
  func twoPeople() throws {
    let reported = try Self.fresh().applying(.destroy, by: Self.anna)
    #expect(throws: MediumRefusal.secondPerson) { try reported.applying(.destroy, by: Self.anna) }
    #expect(throws: MediumRefusal.secondPerson) { try reported.applying(.destroy, by: nil) }
    let gone = try reported.applying(.destroy, by: Self.bert)
    #expect(gone.state == .destroyed)
    #expect(Self.acts.allSatisfy { (try? gone.applying($0, by: Self.anna)) == nil })
    #expect(try reported.applying(.keep, by: Self.anna).state == .blank)
  }

  @Test("inbound media and sticks are never burned; a level never rises above its medium")
  func apart() throws {
    #expect(throws: MediumRefusal.wrongUse) {
      try Self.fresh(.dvdR, .inbound).applying(.allocate(Self.mine), by: nil)
    }
    #expect(throws: MediumRefusal.wrongUse) {
      try Self.fresh(.stick).applying(.allocate(Self.mine), by: nil)
    }
    let allocated = try Self.fresh().applying(.allocate(Self.mine), by: nil)
    #expect(throws: MediumRefusal.levelTooHigh) {
      try allocated.applying(.write(Self.mine, level: .workSecret), by: nil)
    }
  }

  @Test("only what was issued can be overdue")
  func overdue() throws {
    let late = Self.due.adding(seconds: 1)
    let stick = try Self.fresh(.stick).applying(.issue(to: "某人", due: Self.due), by: Self.anna)
    #expect(stick.isOverdue(at: late) && !stick.isOverdue(at: Self.due))
    #expect(!Self.fresh().isOverdue(at: late))
    #expect(throws: MediumRefusal.holderMissing) {
      try Self.fresh(.stick).applying(.issue(to: " ", due: Self.due), by: Self.anna)
    }
  }

  @Test("a count that differs shows by how much")
  func stocktake() {
    let count = Stocktake(
      kind: .dvdR, opening: 10, received: 5, written: 3, spoiled: 1, removed: 1, counted: 9,
      by: Self.anna, at: Self.due)
    #expect(count.expected == 10 && count.difference == -1)
  }

  @Test(
    "numbers are short and plain",
    arguments: ["", "AB", "dvd-1", "DVD 1", "DVD-1/2", "光盘-1", String(repeating: "A", count: 17)])
  func badNumbers(_ text: String) {
    #expect(MediumNumber(text) == nil)
    #expect(MediumNumber(kind: .bdR, year: 2026, serial: 12_345).text == "BD-2026-12345")
  }
}
