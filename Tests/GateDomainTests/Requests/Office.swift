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

  static func person(_ id: String, _ roles: Set<Role>, of department: String = "一科") -> Person {
    Person(id: Identifier(id), name: "姓名\(id)", department: department, roles: roles)
  }

  /// The same person after a change of roles.
  static func switched(_ person: Person, to roles: Set<Role>) -> Person {
    Person(id: person.id, name: person.name, department: person.department, roles: roles)
  }

  static func step(
    _ id: String, _ role: Role, need: Int = 1, own: Bool = false, distinct: Bool = false,
    escalation: ApprovalStep.Escalation? = nil
  ) -> ApprovalStep {
    ApprovalStep(
      id: id, name: "步骤\(id)", role: role, need: need, isOfDepartment: own,
      needsDistinctDepartments: distinct, escalation: escalation)
  }

  static func digest(_ fill: UInt8) -> Digest {
    guard let digest = Digest(bytes: [UInt8](repeating: fill, count: 32)) else {
      preconditionFailure("32 bytes are a digest")
    }
    return digest
  }

  static let terms = GrantTerms(
    action: .importFiles, device: "device", station: "station", window: "window")

  static func content(_ purpose: String, files: [NamedFile] = []) -> RequestContent {
    guard let window = Window(notBefore: start, notAfter: start.adding(seconds: 172_800)) else {
      preconditionFailure("the window ends after it begins")
    }
    var values: [String: FormValue] = [
      "purpose": .text(purpose), "source": .text("供应商"),
      "device": .device(DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName("A1"))),
      "station": .text("ST-01"), "window": .period(window),
    ]
    if !files.isEmpty { values["files"] = .files(files) }
    return RequestContent(form: "inbound", version: digest(0xbb), subject: purpose, values: values)
  }

  static func revision(
    _ number: Int, _ purpose: String, author: Person = requester, digest fill: UInt8? = nil
  ) -> Revision {
    Revision(
      number: number, author: author.id, content: content(purpose),
      digest: digest(fill ?? UInt8(number)), submittedAt: start)
  }

  static func request(
    steps: [ApprovalStep] = oneStep, author: Person = requester, files: [NamedFile] = []
  ) -> Request {
    Request(
      id: Identifier("R1"), number: "传入〔2026〕1号", requester: requester, steps: steps,
      terms: terms, policy: digest(0xaa), decideBefore: deadline,
      revision: Revision(
        number: 1, author: author.id, content: content("图纸", files: files), digest: digest(1),
        submittedAt: start))
  }

  static func answer(
    _ answer: Approval.Answer, _ request: Request, reason: String = "理由"
  ) -> RequestAct {
    .answer(answer, revision: request.revision.digest, reason: reason)
  }
}

extension Request {
  /// The request after an act that the test counts on.
  func after(
    _ act: RequestAct, by person: Person, at time: Timestamp = Office.start,
    mandates: [Mandate] = []
  ) throws -> Request {
    try applying(act, by: person, at: time, mandates: mandates)
  }

  /// What became of an act.
  func result(
    of act: RequestAct, by person: Person, at time: Timestamp = Office.start,
    mandates: [Mandate] = []
  ) -> Result<RequestState, RequestRefusal> {
    do throws(RequestRefusal) {
      return .success(try applying(act, by: person, at: time, mandates: mandates).state)
    } catch {
      return .failure(error)
    }
  }
}
