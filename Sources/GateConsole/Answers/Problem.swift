import GateDomain
import HTTPTypes

/// Why there is no page: a status, a stable code, and words for whoever asked.
struct Problem: Error, Sendable {
  /// The HTTP status.
  let status: HTTPResponse.Status
  /// Stable word for programs.
  let code: String
  /// What is wrong and what to do.
  let explanation: Explanation

  /// Describes a problem.
  init(_ status: HTTPResponse.Status, _ code: String, _ explanation: Explanation) {
    self.status = status
    self.code = code
    self.explanation = explanation
  }

  /// Describes a problem.
  init(_ status: HTTPResponse.Status, _ code: String, what: Words, hint: Words) {
    self.init(status, code, Explanation(what: what, hint: hint))
  }
}

extension Problem {
  /// Nobody is signed in.
  static let notSignedIn = Problem(
    .unauthorized, "not-signed-in",
    what: Words("您尚未登录，或登录已过期", "you are not signed in, or your session has ended"),
    hint: Words("请登录后重试", "sign in and try again"))

  /// The person's roles do not reach here.
  static let forbidden = Problem(
    .forbidden, "role-missing",
    what: Words("您的角色不能使用此页面", "your roles do not include this page"),
    hint: Words("如工作需要，请联系安全保密管理员", "if you need it for your work, ask the security administrator"))

  /// No such page or thing.
  static let notFound = Problem(
    .notFound, "not-found",
    what: Words("没有找到您要的内容", "there is nothing here"),
    hint: Words("请检查地址，或从首页重新进入", "check the address, or start from the home page"))

  /// Another site may have sent the form.
  static let foreignOrigin = Problem(
    .forbidden, "foreign-origin",
    what: Words("请求不是从本控制台的页面发出的", "the request did not come from a page of this console"),
    hint: Words("请直接打开控制台，从页面上操作", "open the console itself and use its pages"))

  /// The form is from another session.
  static let wrongFormToken = Problem(
    .forbidden, "form-token",
    what: Words("页面已失效，操作没有执行", "the page has expired, so nothing was done"),
    hint: Words("请刷新页面后重新提交", "reload the page and send the form again"))

  /// The body is no form.
  static let badForm = Problem(
    .unprocessableContent, "bad-form",
    what: Words("提交的表单无法识别", "the form that was sent makes no sense"),
    hint: Words("请刷新页面后重新填写", "reload the page and fill it in again"))

  /// The body is too long.
  static let tooLarge = Problem(
    .contentTooLarge, "too-large",
    what: Words("提交的内容过大", "what was sent is too large"),
    hint: Words("请缩短后重试", "make it shorter and try again"))

  /// A released file is not what the record says.
  static let fileChanged = Problem(
    .serviceUnavailable, "file-changed",
    what: Words("文件与放行时的记录不符，已停止下载", "the file is not what was released, so it is not sent"),
    hint: Words("请立即报告保密员", "tell the security officer at once"))

  /// The console cannot answer.
  static let fault = Problem(
    .serviceUnavailable, "unavailable",
    what: Words("系统暂时无法处理", "the system cannot do this now"),
    hint: Words(
      "请稍后重试；若仍然出现，请通知系统管理员", "try again later; if it stays, tell the system administrator"))

  /// The body is not the JSON that the route takes.
  static func badJSON(_ error: DecodingError) -> Problem {
    let field = error.fieldPath
    return Problem(
      .unprocessableContent, "bad-json",
      what: Words(
        "请求内容不是所需的 JSON\(field.isEmpty ? "" : "：字段 \(field)")",
        "the body is not the JSON this takes\(field.isEmpty ? "" : ": field \(field)")"),
      hint: Words("请对照接口说明检查字段名和类型", "check names and types of the fields"))
  }
}

extension DecodingError {
  fileprivate var fieldPath: String {
    let path =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: [any CodingKey]()
      }
    return path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
