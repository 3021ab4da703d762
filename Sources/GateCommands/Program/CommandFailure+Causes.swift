import GateDomain
import GateLinux
import GateOffice
import GatePolicy
import GateSignatures
import GateSite
import GateStationLink
import GateWire

extension CommandFailure {
  /// Says any error in the one form that this program uses.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as ServerConnectionError: self.init(error)
    case let error as SystemError:
      self.init(
        error.code, what: Words(error.message, error.message),
        hint: Words("请检查路径和权限", "check the path and its permissions"))
    case let error as PolicyProblems: self.init(error)
    case let error as Refusal: self.init(error.code, error.explanation)
    case let error as KeyFileError: self.init(error.code.rawValue, error.explanation)
    case let error as SignatureRefusal: self.init(error.code.rawValue, error.explanation)
    case let error as TransferFailure: self.init(error.rawValue, error.explanation)
    default:
      let text = String(describing: error)
      self.init(
        "internal", what: Words("意外错误：\(text)", "unexpected error: \(text)"),
        hint: Words("请运行 gatectl doctor 检查环境", "run `gatectl doctor` to check the installation"))
    }
  }

  private init(_ error: ServerConnectionError) {
    switch error {
    case .unreachable: self.init(error.code, error.explanation, exit: .unreachable)
    case .refused(let refusal, 401): self.init(signInAgain: refusal.what)
    case .refused, .unintelligible, .wrongDigest, .notWritten:
      self.init(error.code, error.explanation)
    }
  }

  private init(_ error: PolicyProblems) {
    let places = { (language: Language) in
      error.all.map { "\($0.place): \($0.explanation.what.in(language))" }.joined(separator: "\n")
    }
    self.init(
      "policy-problems", what: Words(places(.chinese), places(.english)),
      hint: Words("请修改后运行 gatectl policy check", "correct them, then run `gatectl policy check`"))
  }

  private init(signInAgain what: String) {
    self.init(
      "not-signed-in", what: Words(what, what),
      hint: Words("请运行 gatectl login 登录", "sign in with `gatectl login`"))
  }

  static let notSignedIn = CommandFailure(
    "not-signed-in", what: Words("尚未登录", "nobody is signed in"),
    hint: Words("请运行 gatectl login 登录", "sign in with `gatectl login`"))
}
