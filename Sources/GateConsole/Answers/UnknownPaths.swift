import Hummingbird

/// Answers what no route answers, in words instead of an empty body.
struct UnknownPaths: RouterMiddleware {
  typealias Context = ConsoleContext

  let dispatcher: Dispatcher

  func handle(
    _ request: WebRequest, context: ConsoleContext,
    next: @concurrent (WebRequest, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try ProblemAnswer.answer(
        error, visit: dispatcher.stranger(request, context),
        surface: Surface(path: request.uri.path), context: context)
    }
  }
}
