import GateDomain

/// One example beside the policy: a question and the answer that its author expects.
struct PolicyExample {
  /// What is asked of the policy.
  enum Question {
    /// May this content come in under this name?
    case type(content: ContentType?, file: RawName)
    /// What stands in this place of the policy?
    case setting(String)
    /// What becomes of files when the virus signatures are this many days old?
    case signatures(days: Int64)
    /// Which way does a request with these facts go?
    case request(form: String, facts: [String: String])
  }

  let file: String
  let line: Int
  let name: String
  let question: Question
  let expected: String
}

extension PolicyExample {
  /// Puts the question to `bundle`.
  func result(of bundle: PolicyBundle) -> PolicyTestResult {
    PolicyTestResult(
      file: file, line: line, name: name, expected: expected, answered: answer(of: bundle))
  }

  private func answer(of bundle: PolicyBundle) -> String {
    switch question {
    case .type(let content, let file):
      bundle.types.answer(for: content, name: file).word
    case .setting(let name):
      bundle.setting(name) ?? ""
    case .signatures(let days):
      Self.answer(of: bundle.scanning, days: days)
    case .request(let form, let facts):
      bundle.way(of: form, facts: facts)
    }
  }

  private static func answer(of scanning: ScanningPolicy, days: Int64) -> String {
    switch scanning.age(days: days) {
    case .stale: "hold"
    case .fresh: scanning.warns(atAgeInDays: days) ? "warn" : "fresh"
    }
  }
}

extension TypeAnswer {
  /// The answer in the word that examples use.
  var word: String {
    switch self {
    case .allowed: "allow"
    case .forbidden: "forbid"
    case .mismatch: "mismatch"
    case .unknown: "unknown"
    }
  }
}
