import GateWire
import HTTPTypes
import Hummingbird
import Logging
import GateDomain
import GateOffice

/// Turns an error into a page or into JSON.
enum ProblemAnswer {
  /// The answer for `error` in the reader's language.
  ///
  /// An error that is nobody's mistake becomes a 503 without its text: that goes to the journal.
  static func answer(
    _ error: any Error, visit: Visit, surface: Surface, context: ConsoleContext
  ) throws -> Response {
    if error is CancellationError { throw error }
    let problem = Problem(error) ?? fault(error, context)
    switch surface {
    case .api: return try json(problem, visit.voice)
    case .page: return page(problem, visit)
    }
  }

  private static func fault(_ error: any Error, _ context: ConsoleContext) -> Problem {
    context.logger.error(
      "could not answer", metadata: ["route": "\(context.endpointPath ?? "")", "error": "\(error)"])
    return .fault
  }

  private static func json(_ problem: Problem, _ voice: Voice) throws -> Response {
    let error = APIError(
      code: problem.code, what: voice(problem.explanation.what),
      hint: voice(problem.explanation.hint))
    var response = try Response.json(error, status: problem.status)
    if problem.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }

  private static func page(_ problem: Problem, _ visit: Visit) -> Response {
    guard problem.status != .unauthorized else { return signIn(visit) }
    if let duty = visit.viewer?.duty, problem.code == duty.rawValue {
      return .redirect(to: duty.page)
    }
    return visit.page(ProblemPage(problem: problem).page(visit), status: problem.status)
  }

  // A page that was asked for comes back after signing in; a form does not, its session is over.
  private static func signIn(_ visit: Visit) -> Response {
    let wanted = visit.request.method == .get ? visit.request.uri.string : "/"
    let path = wanted == "/" ? "/sign-in" : "/sign-in?to=\(PathText.encoded(wanted))"
    var response = Response.redirect(to: path)
    if visit.token != nil, let cookie = try? ConsoleCookies.noSession(isSecure: visit.isSecure) {
      response.setCookie(cookie)
    }
    return response
  }
}
