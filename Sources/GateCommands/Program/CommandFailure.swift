import GateDomain

/// Why a command could not do what it was asked.
struct CommandFailure: Error, Hashable {
  /// Stable word for programs and tests.
  let code: String
  let explanation: Explanation
  let exit: CommandExit

  init(_ code: String, what: Words, hint: Words, exit: CommandExit = .failed) {
    self.init(code, Explanation(what: what, hint: hint), exit: exit)
  }

  init(_ code: String, _ explanation: Explanation, exit: CommandExit = .failed) {
    self.code = code
    self.explanation = explanation
    self.exit = exit
  }
}

/// Ends the program with a code after everything has been said already.
struct SilentExit: Error, Hashable {
  let exit: CommandExit
}
