import GateDomain

extension Separation {
  /// Reads `separation.yaml`: for each role those that its holder may not hold too.
  ///
  /// Security: the file shows officers the whole list, so a pair that always holds must stand in
  /// it; leaving one out is a mistake of the file, NEVER a way to allow it.
  init?(_ map: FieldMap) {
    guard let field = map.required("conflicts"), let items = field.list() else { return nil }
    var pairs: Set<Set<Role>> = []
    var isRight = true
    for item in items {
      guard let found = Self.pairs(item) else {
        isRight = false
        continue
      }
      pairs.formUnion(found)
    }
    guard isRight, Self.isComplete(pairs, field) else { return nil }
    self.init(adding: pairs)
  }

  private static func pairs(_ item: Field) -> Set<Set<Role>>? {
    guard let map = item.mapping() else { return nil }
    defer { map.finish() }
    let role = map.required("role")?.choice(Role.self, code: .unknownRole)
    let othersField = map.required("with")
    guard let others = othersField?.roles(), let role, let othersField else { return nil }
    guard !others.contains(role) else {
      othersField.report(
        .badValue, Words("角色不能与自己冲突", "a role cannot conflict with itself"),
        hint: Words("请从 with 中去掉", "take it out of \"with\""))
      return nil
    }
    return Set(others.map { [role, $0] })
  }

  private static func isComplete(_ pairs: Set<Set<Role>>, _ field: Field) -> Bool {
    let missing = built.pairs.subtracting(pairs).map { pair in
      Role.allCases.filter(pair.contains).map(\.rawValue).joined(separator: " + ")
    }.sorted()
    guard let first = missing.first else { return true }
    field.report(
      .missingKey,
      Words("缺少必须分设的一对：\(first)", "a pair that must be kept apart is missing: \(first)"),
      hint: Words(
        "三员分立的各对不可去掉；请参照随附的策略补上",
        "these pairs cannot be left out; copy them from the shipped policy"))
    return false
  }
}
