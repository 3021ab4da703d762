import HTTPTypes
import Hummingbird

/// Puts the headers that confine a page in the browser onto every answer, whatever made it.
///
/// Security: pages use only what this server sends, in files of their own; nothing may frame them,
/// and no inline script or style ever runs, so text that escaped its escaping is still inert.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = ConsoleContext

  static let contentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    + "frame-ancestors 'none'; base-uri 'none'; connect-src 'self'"

  private static let fields: [(String, String)] = [
    ("Content-Security-Policy", contentPolicy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  func handle(
    _ request: WebRequest, context: ConsoleContext,
    next: @concurrent (WebRequest, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fields {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
