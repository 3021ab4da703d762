import GateDomain

extension AccountPolicy {
  /// Reads `accounts.yaml`.
  init?(_ map: FieldMap) {
    let length = map.required("minimum-password-length")?.integer(in: 8...128)
    let idleField = map.required("idle")
    let idle = idleField?.whole(60, "m", in: 1...480)
    let absolute = map.required("absolute")?.whole(3_600, "h", in: 1...24)
    let attempts = map.required("lockout-attempts")?.integer(in: 3...20)
    let lockout = map.required("lockout")?.whole(60, "m", in: 1...1_440)
    guard let length, let idleField, let idle, let absolute, let attempts, let lockout else {
      return nil
    }
    guard idle <= absolute * 60 else {
      idleField.reportValue(hint: Words("不得长于 absolute", "it must not be longer than absolute"))
      return nil
    }
    self.init(
      minimumPasswordLength: length, idleMinutes: idle, absoluteHours: absolute,
      lockoutAttempts: attempts, lockoutMinutes: lockout)
  }
}
