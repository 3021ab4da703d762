import GateDomain
import GateOffice
import GateSite
import Hummingbird
import NIOCore
import GatePolicy

/// Leads a request to its route's handler: who asks, may they, did a page of ours send it.
struct Dispatcher: Sendable {
  let office: Office
  let isSecure: Bool

  /// The answer to a request, problems included.
  ///
  /// Security: the order matters. A foreign page learns nothing, not even who is signed in; a
  /// stranger's form is not read; no handler runs before access was checked.
  func answer(_ route: Route, _ request: WebRequest, _ context: ConsoleContext) async throws
    -> Response
  {
    var visit = stranger(request, context)
    do {
      let isForm = route.surface == .page && route.method == .post
      if isForm, !SameOrigin.sent(request, isSecure: isSecure) { throw Problem.foreignOrigin }
      visit = try await identified(visit, route)
      try await admit(visit, to: route)
      if isForm, !route.streamsForm { visit = try await withForm(visit, route) }
      return try await route.handler(visit, context)
    } catch {
      return try ProblemAnswer.answer(error, visit: visit, surface: route.surface, context: context)
    }
  }

  /// A visit of nobody, for answers before anybody was identified.
  func stranger(_ request: WebRequest, _ context: ConsoleContext) -> Visit {
    let voice = Voice(
      language: LanguageChoice.of(request), offsetSeconds: office.site.timeZoneOffset)
    return Visit(
      request: request, parameters: context.parameters, office: office, viewer: nil, token: nil,
      form: FormFields(), address: context.remoteAddress, voice: voice, isSecure: isSecure,
      now: .now)
  }

  // Security: whoever still owes the second factor is not signed in; a duty opens its own pages.
  private func admit(_ visit: Visit, to route: Route) async throws {
    if let duty = visit.viewer?.duty, route.access != .anyone {
      guard duty.opens(route) else { throw Problem.duty(duty) }
    }
    do {
      try route.access.check(visit.viewer?.person)
    } catch {
      if case .act(let act) = route.access, let person = visit.viewer?.person {
        await office.noteRefusal(of: act, by: person, at: "\(route.method) \(route.path)")
      }
      throw error
    }
  }

  // Security: a page knows only the cookie, the API only the bearer token; a cookie that another
  // site makes the browser send never opens the API.
  private func identified(_ visit: Visit, _ route: Route) async throws -> Visit {
    let token =
      switch route.surface {
      case .page: visit.request.cookies[ConsoleCookies.session(isSecure: isSecure)]?.value
      case .api: BearerToken.of(visit.request)
      }
    guard let token, !token.isEmpty else { return visit }
    var known = visit
    known.token = token
    known.viewer = route.access == .station ? nil : try await office.viewer(token: token)
    return known
  }

  /// The visit with the form that was posted, once its token was checked.
  func withForm(_ visit: Visit, _ route: Route) async throws -> Visit {
    try await visit.withForm(needsToken: route.access != .anyone)
  }
}

/// Reads the token that a program sends.
enum BearerToken {
  /// The token of `Authorization: Bearer`; nil for any other scheme.
  static func of(_ request: WebRequest) -> String? {
    guard let header = request.headers[.authorization] else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
