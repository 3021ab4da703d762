import GateDomain

/// What the gate must say of a file of the demonstration.
enum Expectation: String, Sendable, CaseIterable {
  case clean
  case infected
  case encrypted
  case forbiddenType = "forbidden-type"
  case unportableName = "unportable-name"

  /// Whether a verdict is the expected one.
  func accepts(_ verdict: Verdict) -> Bool {
    switch (self, verdict) {
    case (.clean, .clean), (.infected, .infected), (.encrypted, .unscannable(.encryptedArchive)),
      (.forbiddenType, .forbidden(.type)), (.unportableName, .forbidden(.name(.unportable))):
      true
    default: false
    }
  }
}
