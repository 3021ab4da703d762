/// How long to wait before a program that died is started again, and when to stop trying.
struct BackOff: Equatable {
  /// A program that ran this long was all right.
  static let steadySeconds: Double = 30
  /// Deaths in a row, each soon after its start, after which nothing is tried any more.
  static let patience = 6

  private(set) var deaths = 0

  /// What to do about a death.
  enum Step: Equatable {
    case wait(seconds: Int)
    case giveUp
  }

  /// Notes a death after `seconds` of running.
  mutating func died(afterSeconds seconds: Double) -> Step {
    deaths = seconds >= Self.steadySeconds ? 1 : deaths + 1
    guard deaths < Self.patience else { return .giveUp }
    return .wait(seconds: min(30, 1 << (deaths - 1)))
  }
}
