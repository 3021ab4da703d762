import HTTPTypes
import Hummingbird

/// One thing that the console answers: where, to whom, with what.
struct Route: Sendable {
  /// Answers a visit that was let through.
  typealias Handler = @Sendable (Visit, ConsoleContext) async throws -> Response

  /// The method.
  let method: HTTPRequest.Method
  /// The path; `:name` leaves a part open, `**` the rest.
  let path: String
  /// Who may use it.
  let access: Access
  /// Whether the handler reads the posted form itself, as it arrives, and checks its token.
  var streamsForm = false
  /// Answers.
  let handler: Handler

  /// What kind of client it is for.
  var surface: Surface { Surface(path: path) }

  /// A route for reading.
  static func get(
    _ path: String, _ access: Access,
    _ handler: @escaping @Sendable (Visit) async throws -> Response
  ) -> Route {
    Route(method: .get, path: path, access: access) { visit, _ in try await handler(visit) }
  }

  /// A route that acts.
  static func post(
    _ path: String, _ access: Access,
    _ handler: @escaping @Sendable (Visit) async throws -> Response
  ) -> Route {
    Route(method: .post, path: path, access: access) { visit, _ in try await handler(visit) }
  }

  /// A route of a page whose form holds files.
  static func upload(
    _ path: String, _ access: Access,
    _ handler: @escaping @Sendable (Visit) async throws -> Response
  ) -> Route {
    Route(method: .post, path: path, access: access, streamsForm: true) { visit, _ in
      try await handler(visit)
    }
  }

  /// A route that streams a file.
  static func download(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
    Route(method: .get, path: path, access: access, handler: handler)
  }
}

/// What kind of client a path is for.
enum Surface: Hashable, Sendable {
  /// Browsers: cookie, forms, pages.
  case page
  /// Programs: bearer token, JSON.
  case api

  /// The kind by the path alone.
  init(path: String) {
    self = path == "/api" || path.hasPrefix("/api/") ? .api : .page
  }
}
