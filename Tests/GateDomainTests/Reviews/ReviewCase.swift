@testable import GateDomain

/// One cell of the table of reviews: who says what about which file in which state under which
/// rule.
struct ReviewCase: Sendable, CustomStringConvertible {
  let state: ReviewState
  let reasons: [HeldReason]
  let rule: HeldDecision
  let disposition: ReviewDisposition
  let person: Person
  let hasRecipient: Bool

  var description: String {
    "\(state) \(reasons) \(rule) \(disposition) \(person.id) \(hasRecipient)"
  }

  static let now = Timestamp(milliseconds: 1_795_334_400_000)
  static let digest: Digest = digest(7)
  static let recipient = ExportRecipient(hex: String(repeating: "ab", count: 32))
  static let officer = person("liu", [.securityOfficer])
  static let other = person("wang", [.securityOfficer, .staff])
  /// Brought the file and took the role on.
  static let requester = person("zhang", [.staff, .securityOfficer])
  static let staff = person("chen", [.staff])
  static let auditor = person("wu", [.auditor])

  static let states: [ReviewState] =
    [.undecided, .agreed, .refused(.changed)]
    + ReviewDisposition.allCases.flatMap { [.decided($0), .carriedOut($0)] }
  static let rules: [HeldDecision] =
    [.hold, .forbid] + (0...3).map { .review(officers: $0) }

  /// Every cell.
  static let all: [ReviewCase] = states.flatMap { state in
    [[.infected], [.suspicious], [.infected, .macro]].flatMap { reasons in
      rules.flatMap { rule in
        ReviewDisposition.allCases.flatMap { disposition in
          [officer, other, requester, staff, auditor].flatMap { person in
            [true, false].map {
              ReviewCase(
                state: state, reasons: reasons, rule: rule, disposition: disposition,
                person: person, hasRecipient: $0)
            }
          }
        }
      }
    }
  }

  /// The review in this state; `officer` is the one who agreed.
  func review() throws -> Review {
    var review = try Self.review(reasons)
    review.state = state
    let said: ReviewDisposition? =
      switch state {
      case .undecided: nil
      case .agreed, .refused: .release
      case .decided(let disposition), .carriedOut(let disposition): disposition
      }
    if let said { review.votes = [Self.vote(said)] }
    return review
  }

  func act() -> ReviewAct {
    ReviewAct(
      disposition, digest: Self.digest, reasons: reasons, why: "核对过",
      recipient: hasRecipient ? Self.recipient : nil)
  }

  static func vote(_ disposition: ReviewDisposition) -> ReviewVote {
    ReviewVote(
      officer: officer.id, name: officer.name, disposition: disposition, why: "x",
      recipient: disposition == .export ? recipient : nil, round: 1, at: now)
  }

  static func review(_ reasons: [HeldReason]) throws -> Review {
    var transfer = try transfer()
    transfer.state = .released
    let answers = try reasons.map { reason -> EngineAnswer in
      switch reason {
      case .infected: .infected("X")
      case .suspicious: .suspicious("X")
      case .macro: .objection(.macro, "X")
      default: throw MissingCase()
      }
    }
    guard let review = Review(of: scanned(answers), in: transfer), review.reasons == reasons
    else { throw MissingCase() }
    return review
  }

  static func scanned(_ answers: [EngineAnswer] = [.suspicious("X")]) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: 3, path: RawName("a.bin"), size: 1, digest: digest, copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "x/y")),
      engines: answers.map { EngineFinding(engine: "e", answer: $0) }, signatures: .fresh)
  }

  static func transfer() throws -> Transfer {
    guard let window = Window(notBefore: now, notAfter: now.adding(seconds: 60)) else {
      throw MissingCase()
    }
    let grant = Grant(
      id: Identifier("G"), action: .importFiles, request: Identifier("R"), requestNumber: "1",
      revision: digest, requester: requester.id,
      device: DeviceIdentity(vendorID: 1, productID: 2, serial: RawName("S")),
      station: Identifier("ST-01"), window: window, uses: 1, basis: [], policy: digest,
      issuedAt: now)
    return Transfer(id: Identifier("T"), grant: grant, device: grant.device, startedAt: now)
  }

  static func digest(_ byte: UInt8) -> Digest {
    guard let digest = Digest(bytes: [UInt8](repeating: byte, count: 32)) else {
      preconditionFailure("a digest has 32 bytes")
    }
    return digest
  }

  private static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: id, department: "d", roles: roles)
  }
}

struct MissingCase: Error {}
