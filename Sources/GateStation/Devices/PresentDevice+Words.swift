import GateDomain
import GateAdmission

extension PresentDevice.Standing {
  /// Whether a grant opened the device.
  var isAllowed: Bool {
    if case .open = self { return true }
    return false
  }

  /// Whether its transfer ended with a release.
  var isFinished: Bool {
    if case .finished(.released) = self { return true }
    return false
  }

  /// Whether nothing can be said of the device yet.
  var isUndecided: Bool {
    if case .new = self { return true }
    return false
  }

  /// What the person at the station should know, in one text.
  func words(offsetSeconds: Int) -> Words {
    switch self {
    case .new: Words("正在检查", "being looked at")
    case .blocked(let reason):
      Self.joined(reason.explanation(offsetSeconds: offsetSeconds))
    case .open(_, let number):
      Words("正在传输：\(number)，请勿拔出", "in transfer under \(number), do not pull it out")
    case .finished(.failed(let failure)): Self.joined(failure.explanation)
    case .finished:
      Words("传输已完成，可以拔出介质", "the transfer is complete, you may pull the medium out")
    }
  }

  private static func joined(_ explanation: Explanation) -> Words {
    Words(
      "\(explanation.what.chinese)；\(explanation.hint.chinese)",
      "\(explanation.what.english); \(explanation.hint.english)")
  }
}
