import GateDomain

/// What one check of `gatectl doctor` came to.
struct Finding: Hashable {
  /// How bad it is.
  enum Level: String, Encodable, Comparable {
    /// As it should be.
    case ok
    /// It works, but somebody should look.
    case warn
    /// Something will not work.
    case fail

    static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .ok: 0
      case .warn: 1
      case .fail: 2
      }
    }

    var words: Words {
      switch self {
      case .ok: Words("正常", "ok")
      case .warn: Words("注意", "warn")
      case .fail: Words("故障", "fail")
      }
    }
  }

  /// Stable word for programs.
  let check: String
  let level: Level
  let what: Words
  /// What to do; nil when all is well.
  let hint: Words?

  static func ok(_ check: String, _ chinese: String, _ english: String) -> Finding {
    Finding(check: check, level: .ok, what: Words(chinese, english), hint: nil)
  }

  static func warn(_ check: String, _ what: Words, hint: Words) -> Finding {
    Finding(check: check, level: .warn, what: what, hint: hint)
  }

  static func fail(_ check: String, _ what: Words, hint: Words) -> Finding {
    Finding(check: check, level: .fail, what: what, hint: hint)
  }

  /// A check that could not even be made.
  static func fail(_ check: String, _ error: any Error) -> Finding {
    let explanation = CommandFailure(error).explanation
    return fail(check, explanation.what, hint: explanation.hint)
  }
}

/// A finding as this program prints it.
struct FindingView: Encodable {
  let check: String
  let level: Finding.Level
  let what: String
  let hint: String?

  init(_ finding: Finding, in language: Language) {
    check = finding.check
    level = finding.level
    what = finding.what.in(language)
    hint = finding.hint?.in(language)
  }

  func lines(_ language: Language) -> [String] {
    let mark = DisplayWidth.padded(level.words.in(language), to: 4)
    let first = what.split(separator: "\n").map(String.init)
    return ["\(mark)  \(first.first ?? "")"] + first.dropFirst().map { "      \($0)" }
      + (hint.map { ["      hint: \($0)"] } ?? [])
  }
}
