import ArgumentParser
import GateDomain
import GateStationLink

/// What acts on a request that need no words of their own have in common.
struct RequestActing: ParsableArguments {
  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func post(_ act: String) async throws {
    let view = RequestView(
      try await server.connection().post(
        ServerPath(["requests", reference.request, act]), as: Request.self))
    try output.print(view, table: view.lines)
  }
}
