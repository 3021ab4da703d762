import Hummingbird
import Logging
import NIOCore

/// What the server knows about a request besides its bytes.
struct ConsoleContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end of the connection; `unknown` when there is none.
  let remoteAddress: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "unknown"
  }
}
