import GateDomain
import Testing

@Suite("Who may do what: the whole table")
struct PermissionTests {
  /// Which single roles may do an act, to a thing with no tie and to one with each tie; written down
  /// apart from the rules.
  private static let table: [Act: [Tie: Set<Role>]] = [
    .keepOwnAccount: all(Set(Role.allCases)),
    .fileRequest: all(Set(Role.allCases).subtracting([.systemAdministrator, .auditor])),
    .readRequest: [
      []: [.securityOfficer, .leader, .auditor],
      .own: everybodyButTheSystemAdministrator,
      .department: [.securityOfficer, .leader, .auditor, .departmentHead],
      .step: everybodyButTheSystemAdministrator,
    ],
    .overseeRequests: all([.departmentHead, .securityOfficer, .leader, .auditor]),
    .answerRequest: [[]: [], .own: [], .department: [], .step: participants],
    .withdrawRequest: [[]: [], .own: participants, .department: [], .step: []],
    .voidRequest: all([.securityOfficer]),
    .readTransfer: [
      []: [.securityOfficer, .leader, .auditor, .stationOperator],
      .own: everybodyButTheSystemAdministrator,
      .department: [.securityOfficer, .leader, .auditor, .stationOperator],
      .step: [.securityOfficer, .leader, .auditor, .stationOperator],
    ],
    .fetchFile: [
      []: [.securityOfficer], .own: everybodyButTheSystemAdministrator,
      .department: [.securityOfficer], .step: [.securityOfficer],
    ],
    .readHeld: all([.securityOfficer, .auditor]),
    .decideHeld: [
      []: [.securityOfficer], .own: [], .department: [.securityOfficer], .step: [.securityOfficer],
    ],
    .readLog: all([.securityOfficer, .auditor]),
    .seeStations: all([
      .stationOperator, .securityOfficer, .securityAdministrator, .systemAdministrator,
    ]),
    .readAccounts: all([.systemAdministrator, .securityAdministrator, .auditor]),
    .proposeAccount: all([.systemAdministrator, .securityAdministrator]),
    .confirmAccount: [
      []: [.systemAdministrator, .securityAdministrator], .own: [],
      .department: [.systemAdministrator, .securityAdministrator],
      .step: [.systemAdministrator, .securityAdministrator],
    ],
    .endSession: all([.securityAdministrator]),
    .registerPledge: all([.securityAdministrator]),
    .stageDisc: all([.staff]),
    .readMedia: all([.securityOfficer, .stationOperator, .auditor, .leader]),
    .keepMedia: all([.securityOfficer, .stationOperator]),
    .readMachines: all([.securityOfficer, .securityAdministrator, .auditor]),
    .decideMachines: all([.securityOfficer]),
    .carryReport: all([.securityOfficer, .stationOperator]),
    .seeFigures: all([.securityOfficer, .leader, .auditor]),
  ]

  private static let everybodyButTheSystemAdministrator = Set(Role.allCases)
    .subtracting([.systemAdministrator])
  private static let participants = everybodyButTheSystemAdministrator.subtracting([.auditor])

  private static func all(_ roles: Set<Role>) -> [Tie: Set<Role>] {
    [[]: roles, .own: roles, .department: roles, .step: roles]
  }

  private static func person(_ roles: Set<Role>) -> Person {
    Person(id: Identifier("x"), name: "", department: "", roles: roles)
  }

  @Test("each act, role and tie", arguments: Act.allCases)
  func table(_ act: Act) throws {
    let row = try #require(Self.table[act], "an act without a row")
    for role in Role.allCases {
      for tie in [[], .own, .department, .step] as [Tie] {
        let ruling = Permission.may(Self.person([role]), act, tie)
        #expect(ruling.isAllowed == row[tie]?.contains(role), "\(act) \(role) \(tie.rawValue)")
      }
    }
  }

  @Test("several roles allow what one of them allows, unless a rule forbids")
  func sets() {
    let free = Role.allCases.filter { ![.auditor, .systemAdministrator].contains($0) }
    for bits in 0..<(1 << free.count) {
      let roles = Set(free.indices.filter { bits >> $0 & 1 == 1 }.map { free[$0] })
      for act in Act.allCases {
        for tie in Tie.everyCombination {
          let single = roles.contains { Permission.may(Self.person([$0]), act, tie).isAllowed }
          let isClean = Separation.built.conflict(in: roles) == nil
          let ruling = Permission.may(Self.person(roles), act, tie)
          #expect(ruling.isAllowed == (single && isClean), "\(roles) \(act) \(tie.rawValue)")
        }
      }
    }
  }

  @Test("nobody may do anything without a role, or with roles that conflict")
  func nothing() {
    for act in Act.allCases {
      for tie in Tie.everyCombination {
        #expect(!Permission.may(Self.person([]), act, tie).isAllowed)
        for pair in Separation.built.pairs {
          #expect(Permission.may(Self.person(pair), act, tie) == .denied(.conflictingRoles))
        }
      }
    }
  }

  @Test("the auditor changes nothing, the system administrator reads no content")
  func threeAdministrators() {
    for act in Act.allCases where act.changes {
      #expect(Permission.may(Self.person([.auditor]), act) == .denied(.auditorChangesNothing))
    }
    for act in [Act.readRequest, .readTransfer, .readHeld, .readLog, .fetchFile] {
      for tie in Tie.everyCombination {
        #expect(
          Permission.may(Self.person([.systemAdministrator]), act, tie)
            == .denied(.systemAdministratorReadsNoContent))
      }
    }
  }

  @Test("a policy can add a pair and never take one away")
  func added() {
    let separation = Separation(adding: [[.staff, .leader]])
    #expect(separation.conflict(in: [.staff, .leader]) != nil)
    #expect(Separation.built.conflict(in: [.staff, .leader]) == nil)
    #expect(Separation(adding: []).pairs == Separation.built.pairs)
    #expect(
      Permission.may(Self.person([.staff, .leader]), .fileRequest, under: separation)
        == .denied(.conflictingRoles))
  }
}
