import GateDomain

/// A small office: one request and everybody who could touch it.
enum Office {
  static let requester = person("wang", [.staff])
  static let author = person("li", [.staff, .securityOfficer])
  static let officer = person("zhao", [.securityOfficer])
  static let secondOfficer = person("qian", [.securityOfficer, .staff])
  static let head = person("sun", [.departmentHead])
  static let both = person("zhou", [.departmentHead, .securityOfficer])
  static let outsider = person("wu", [.staff, .leader, .stationOperator])

  static let oneStep = [step("officer", .securityOfficer)]
  static let start = Timestamp(milliseconds: 1_795_334_400_000)
  static let deadline = start.adding(seconds: 86_400)

  static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: "姓名\(id)", department: "一科", roles: roles)
  }

  /// The same person after a change of roles.
  static func switched(_ person: Person, to roles: Set<Role>) -> Person {
    Person(id: person.id, name: person.name, department: person.department, roles: roles)
  }

  static func step(_ id: String, _ role: Role, need: Int = 1) -> ApprovalStep {
    ApprovalStep(id: id, name: "步骤\(id)", role: role, need: need)
  }

  static func digest(_ fill: UInt8) -> Digest {
    guard let digest = Digest(bytes: [UInt8](repeating: fill, count: 32)) else {
      preconditionFailure("32 bytes are a digest")
    }
    return digest
  }

  static func content(_ purpose: String) -> InboundTransfer {
    guard let window = Window(notBefore: start, notAfter: start.adding(seconds: 172_800)) else {
      preconditionFailure("the window ends after it begins")
    }
    return InboundTransfer(
      purpose: purpose, source: "供应商",
      device: DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName("A1")),
      mediumLabel: "U盘1号", station: Identifier("ST-01"), window: window,
      expectedFiles: ["图纸.pdf"])
  }

  static func revision(
    _ number: Int, _ purpose: String, author: Person = requester, digest fill: UInt8? = nil
  ) -> Revision {
    Revision(
      number: number, author: author.id, content: content(purpose),
      digest: digest(fill ?? UInt8(number)), submittedAt: start)
  }

  static func request(
    steps: [ApprovalStep] = oneStep, author: Person = requester
  ) -> Request {
    Request(
      id: Identifier("R1"), number: "传入〔2026〕1号", requester: requester, steps: steps,
      policy: digest(0xaa), decideBefore: deadline, revision: revision(1, "图纸", author: author))
  }

  static func answer(
    _ answer: Approval.Answer, _ request: Request, reason: String = "理由"
  ) -> RequestAct {
    .answer(answer, revision: request.revision.digest, reason: reason)
  }
}

extension Request {
  /// The request after an act that the test counts on.
  func after(_ act: RequestAct, by person: Person, at time: Timestamp = Office.start) throws
    -> Request
  {
    try applying(act, by: person, at: time)
  }

  /// What became of an act.
  func result(of act: RequestAct, by person: Person, at time: Timestamp = Office.start)
    -> Result<RequestState, RequestRefusal>
  {
    do throws(RequestRefusal) {
      return .success(try applying(act, by: person, at: time).state)
    } catch {
      return .failure(error)
    }
  }
}
