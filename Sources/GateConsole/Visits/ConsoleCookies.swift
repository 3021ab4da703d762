import Hummingbird

/// The cookies that the console sets.
enum ConsoleCookies {
  /// Carries the session's token.
  static let session = "gate_session"

  /// The name of the session's cookie; with TLS the browser itself then refuses one that another
  /// host of the domain or a plain connection set.
  static func session(isSecure: Bool) -> String {
    isSecure ? "__Host-\(session)" : session
  }

  /// Carries the reader's choice of language.
  static let language = "gate_language"

  /// Keeps a session until the browser closes; the office ends it earlier when it is idle.
  ///
  /// Security: HttpOnly and SameSite=Strict, so that no script reads the token and no other site
  /// sends it.
  static func session(token: String, isSecure: Bool) throws -> Cookie {
    try .validated(
      name: session(isSecure: isSecure), value: token, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .strict)
  }

  /// Ends a session in the browser.
  static func noSession(isSecure: Bool) throws -> Cookie {
    try .validated(
      name: session(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure,
      httpOnly: true,
      sameSite: .strict)
  }

  /// Keeps a language for a year.
  static func language(tag: String, isSecure: Bool) throws -> Cookie {
    try .validated(
      name: language, value: tag, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}
