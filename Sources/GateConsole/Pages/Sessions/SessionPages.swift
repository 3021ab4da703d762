import GateDomain
import GateOffice
import Hummingbird
import GateWire

/// Signing in and out, and the choice of language.
enum SessionPages {
  static let routes: [Route] = [
    .get("/sign-in", .anyone, form),
    .post("/sign-in", .anyone, signIn),
    .post("/sign-out", .signedIn, signOut),
    .get("/language/:tag", .anyone, language),
  ]

  private static func form(_ visit: Visit) async throws -> Response {
    if let viewer = visit.viewer, viewer.duty != .secondFactor { return .redirect(to: .home) }
    let path = ReturnPath(visit.query("to")) ?? .home
    return visit.page(SignInPage(returnPath: path).page(visit))
  }

  private static func signIn(_ visit: Visit) async throws -> Response {
    let path = ReturnPath(visit.form["to"]) ?? .home
    do {
      let begun = try await visit.office.beginSignIn(
        account: visit.form["account"], password: visit.form["password"], address: visit.address)
      guard begun.isPending else { return try visit.enter(begun.session, to: path) }
      return try visit.enter(
        begun.session,
        to: ReturnPath("/sign-in/second?to=\(PathText.encoded(path.path))") ?? .home)
    } catch let refusal as Refusal where refusal.kind != .unavailable {
      let page = SignInPage(
        account: visit.form["account"], returnPath: path, refusal: refusal.explanation)
      return visit.page(page.page(visit), status: refusal.kind.status)
    }
  }

  private static func signOut(_ visit: Visit) async throws -> Response {
    if let token = visit.token { try await visit.office.signOut(token: token) }
    var response = Response.redirect(to: "/sign-in")
    response.setCookie(try ConsoleCookies.noSession(isSecure: visit.isSecure))
    return response
  }

  private static func language(_ visit: Visit) async throws -> Response {
    guard let language = Language(rawValue: try visit.part("tag")) else { throw Problem.notFound }
    var response = Response.redirect(to: ReturnPath(visit.query("to")) ?? .home)
    response.setCookie(
      try ConsoleCookies.language(tag: language.rawValue, isSecure: visit.isSecure))
    return response
  }
}
