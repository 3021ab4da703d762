/// How long to wait before a program that died is started again, and when to stop trying.
struct BackOff: Equatable {
  /// A program that ran this long was all right.
  static let steadySeconds: Double = 30
  /// A program that ended by itself before this did not even begin.
  ///
  /// A port or a folder is in use, or a file has a mistake: starting it again would only say the
  /// same.
  static let beginningSeconds: Double = 3
  /// Deaths in a row, each soon after its start, after which nothing is tried any more.
  static let patience = 6

  private(set) var deaths = 0
  private var hasBegun = false

  /// What to do about a death.
  enum Step: Equatable {
    case wait(seconds: Int)
    case giveUp
  }

  /// Notes a death after `seconds` of running; `byItself` tells an exit from a signal.
  mutating func died(afterSeconds seconds: Double, byItself: Bool) -> Step {
    if byItself, !hasBegun, seconds < Self.beginningSeconds { return .giveUp }
    hasBegun = true
    deaths = seconds >= Self.steadySeconds ? 1 : deaths + 1
    guard deaths < Self.patience else { return .giveUp }
    return .wait(seconds: min(30, 1 << (deaths - 1)))
  }
}
