import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GatePaper
import GatePasskeys
import HTTPTypes
import Hummingbird
import NIOCore

extension Problem {
  /// What an error means to whoever asked; nil for a fault of the system itself.
  init?(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal:
      self.init(refusal.kind.status, refusal.code, refusal.explanation)
    case let refusal as RequestRefusal:
      self.init(refusal.status, refusal.rawValue, refusal.explanation)
    case let refusal as ReviewRefusal:
      self.init(refusal.status, refusal.rawValue, refusal.explanation)
    case let refusal as AccountRefusal:
      self.init(refusal.status, refusal.rawValue, refusal.explanation)
    case let defect as PasskeyDefect:
      self.init(.forbidden, defect.rawValue, defect.explanation)
    case let refusal as MediumRefusal:
      self.init(.conflict, refusal.rawValue, refusal.explanation)
    case let problems as FormProblems: self.init(problems)
    case let failure as PaperFailure where failure.code == .noFont: self = .noFont
    case is NIOTooManyBytesError: self = .tooLarge
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case let error as HTTPError where error.status.code < 500:
      self.init(error.status, "bad-request", Problem.badForm.explanation)
    default: return nil
    }
  }

  private static let noFont = Problem(
    .serviceUnavailable, PaperFailure.Code.noFont.rawValue,
    what: Words("服务器上没有中文字体，无法生成 PDF", "the server has no Chinese font, so no PDF can be made"),
    hint: Words(
      "请管理员安装 fonts-wqy-microhei 或 fonts-noto-cjk，也可先用浏览器打印",
      "ask for fonts-wqy-microhei or fonts-noto-cjk to be installed; the browser can print meanwhile"
    ))

  private init(_ problems: FormProblems) {
    let all = problems.problems
    self.init(
      .unprocessableContent, "form-problems",
      what: Words(
        all.map { "\($0.label.chinese)：\($0.explanation.what.chinese)" }
          .joined(separator: "；"),
        all.map {
          "\($0.field.isEmpty ? $0.label.english : $0.field): \($0.explanation.what.english)"
        }
        .joined(separator: "; ")),
      hint: Words(
        all.map(\.explanation.hint.chinese).joined(separator: "；"),
        all.map(\.explanation.hint.english).joined(separator: "; ")))
  }
}

extension Refusal.Kind {
  /// The status that says so.
  var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .conflict: .conflict
    case .invalid: .unprocessableContent
    case .tooMany: .tooManyRequests
    case .unavailable: .serviceUnavailable
    }
  }
}

extension RequestRefusal {
  /// The status that says so.
  var status: HTTPResponse.Status {
    switch self {
    case .selfApproval, .roleMissing, .notRequester, .handedOver, .sameDepartment, .sealMissing:
      .forbidden
    case .alreadyAnswered, .staleRevision, .wrongState, .lapsed, .tooSoon: .conflict
    case .reasonMissing, .unchanged, .notEligible, .cannotNarrow: .unprocessableContent
    }
  }
}

extension AccountRefusal {
  /// The status that says so.
  var status: HTTPResponse.Status {
    self == .notOpen ? .conflict : .forbidden
  }
}
