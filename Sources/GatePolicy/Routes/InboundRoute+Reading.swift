import GateDomain

extension InboundRoute {
  private static let hour: Int64 = 3_600
  private static let day: Int64 = 24 * hour

  /// Reads `routes/inbound.yaml`.
  init?(_ map: FieldMap) {
    let title = map.required("title")?.words()
    let numbering = map.required("numbering")?.numbering()
    let decideWithin = map.required("decide-within")?.duration(in: Self.hour...90 * Self.day)
    let maxWindow = map.required("max-window")?.duration(in: 300...30 * Self.day)
    let maxAhead = map.required("max-ahead")?.duration(in: 0...365 * Self.day)
    let steps = map.required("steps").flatMap(ApprovalStep.list)
    guard let title, let numbering, let decideWithin, let maxWindow, let maxAhead, let steps else {
      return nil
    }
    self.init(
      title: title, steps: steps, decideWithinSeconds: decideWithin, maxWindowSeconds: maxWindow,
      maxAheadSeconds: maxAhead, numbering: numbering)
  }
}

extension ApprovalStep {
  /// Reads the steps of a route; each must have its own `id`.
  static func list(_ field: Field) -> [ApprovalStep]? {
    guard let items = field.list() else { return nil }
    guard !items.isEmpty else {
      field.report(
        .emptyList, Words("至少要有一个审批步骤", "a route needs a step"),
        hint: Words("没有审批就不得带入；请写一个步骤", "nothing comes in undecided; write a step"))
      return nil
    }
    var seen = Set<String>()
    let steps = items.map { ApprovalStep.read($0, seen: &seen) }
    return steps.contains { $0 == nil } ? nil : steps.compactMap(\.self)
  }

  private static func read(_ field: Field, seen: inout Set<String>) -> ApprovalStep? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let name = map.required("name")?.line(limit: 40)
    let role = map.required("role")?.decidingRole()
    let need = map.required("need")?.integer(in: 1...20)
    guard let id, let name, let role, let need else { return nil }
    return ApprovalStep(id: id, name: name, role: role, need: need)
  }
}

extension Field {
  /// A short name of lower-case ASCII letters, digits and `-` that is not in `seen` yet.
  func shortName(unlike seen: inout Set<String>) -> String? {
    guard let text = text() else { return nil }
    guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(Self.isShortNameByte) else {
      reportValue(
        hint: Words("只用小写字母、数字和连字符，最多 32 个", "at most 32 lower-case letters, digits and hyphens"))
      return nil
    }
    guard seen.insert(text).inserted else {
      reportValue(.duplicateEntry, hint: Words("此名已用过，请另取一个", "it is taken; choose another"))
      return nil
    }
    return text
  }

  private static func isShortNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
  }

  /// A role whose holders may decide requests.
  ///
  /// Security: the auditor and the system administrator must NEVER decide (三员分立); staff and
  /// station operators would decide about what they themselves carry out.
  fileprivate func decidingRole() -> Role? {
    guard let role = choice(Role.self, code: .unknownRole) else { return nil }
    let deciding: [Role] = [.departmentHead, .securityOfficer, .leader, .securityAdministrator]
    guard deciding.contains(role) else {
      reportValue(
        .roleCannotDecide,
        hint: Words(
          "可以审批的角色：\(deciding.map(\.rawValue).joined(separator: "、"))",
          "roles that may decide: \(deciding.map(\.rawValue).joined(separator: ", "))"))
      return nil
    }
    return role
  }

  /// A pattern with `{year}` and `{n}` once each and no other braces.
  fileprivate func numbering() -> String? {
    guard let text = line(limit: 40) else { return nil }
    let rest = text.replacing("{year}", with: "", maxReplacements: 1)
      .replacing("{n}", with: "", maxReplacements: 1)
    guard text.contains("{year}"), text.contains("{n}"), !rest.contains("{"), !rest.contains("}")
    else {
      reportValue(
        hint: Words(
          "须各含一次 {year} 和 {n}，例如 传入〔{year}〕{n}号",
          "{year} and {n} must occur once each, e.g. 传入〔{year}〕{n}号"))
      return nil
    }
    return text
  }
}
