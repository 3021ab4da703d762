import GateDomain

extension AccountPolicy {
  /// Reads `accounts.yaml`.
  init?(_ map: FieldMap) {
    let (password, lock, times) = (Password(map), Lock(map), Times(map))
    let factor = map.required("second-factor")?.roles()
    guard let password, let lock, let times, let factor else { return nil }
    self.init(
      minimumPasswordLength: password.length, passwordHistory: password.history,
      passwordMaxAgeDays: password.age, idleMinutes: times.idle, idleByRole: times.byRole,
      absoluteHours: times.absolute, lockoutAttempts: lock.attempts, lockoutMinutes: lock.first,
      longestLockoutMinutes: lock.longest, addressAttempts: lock.address,
      secondFactorRoles: factor)
  }

  private struct Password {
    let length, history, age: Int

    init?(_ map: FieldMap) {
      let length = map.required("minimum-password-length")?.integer(in: 8...128)
      let history = map.required("password-history")?.integer(in: 0...24)
      let age = map.required("password-max-age")?.whole(86_400, "d", in: 0...730)
      guard let length, let history, let age else { return nil }
      (self.length, self.history, self.age) = (length, history, age)
    }
  }

  private struct Lock {
    let attempts, first, longest, address: Int

    init?(_ map: FieldMap) {
      let attempts = map.required("lockout-attempts")?.integer(in: 3...20)
      let first = map.required("lockout")?.whole(60, "m", in: 1...1_440)
      let longestField = map.required("lockout-longest")
      let longest = longestField?.whole(60, "m", in: 1...1_440)
      let address = map.required("address-attempts")?.integer(in: 5...1_000)
      guard let attempts, let first, let longestField, let longest, let address else { return nil }
      guard longest >= first else {
        longestField.reportValue(
          hint: Words("不得短于 lockout", "it must not be shorter than lockout"))
        return nil
      }
      (self.attempts, self.first, self.longest, self.address) = (attempts, first, longest, address)
    }
  }

  private struct Times {
    let idle, absolute: Int
    let byRole: [Role: Int]

    init?(_ map: FieldMap) {
      let idleField = map.required("idle")
      let idle = idleField?.whole(60, "m", in: 1...480)
      let absolute = map.required("absolute")?.whole(3_600, "h", in: 1...24)
      let byRole = map.required("idle-by-role")?.minutesByRole()
      guard let idleField, let idle, let absolute, let byRole else { return nil }
      guard idle <= absolute * 60 else {
        idleField.reportValue(
          hint: Words("不得长于 absolute", "it must not be longer than absolute"))
        return nil
      }
      (self.idle, self.absolute, self.byRole) = (idle, absolute, byRole)
    }
  }
}

extension Field {
  /// A list of roles, each once; it may be empty.
  func roles() -> Set<Role>? {
    guard let items = list() else { return nil }
    let roles = items.map { $0.choice(Role.self, code: .unknownRole) }
    return roles.contains(nil) ? nil : Set(roles.compactMap(\.self))
  }

  fileprivate func minutesByRole() -> [Role: Int]? {
    guard let map = mapping() else { return nil }
    var minutes: [Role: Int] = [:]
    var isRight = true
    for role in Role.allCases {
      guard let field = map.optional(role.rawValue) else { continue }
      minutes[role] = field.whole(60, "m", in: 1...480)
      isRight = isRight && minutes[role] != nil
    }
    map.finish()
    return isRight ? minutes : nil
  }
}
