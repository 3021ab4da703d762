import NIOCore
import NIOPosix

/// Bare connections to a listening console.
actor Connections {
  private var channels: [any Channel] = []

  /// Sends `text` and never reads what comes back.
  func open(_ port: Int, _ text: String) async throws {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: false)
      .connect(host: "127.0.0.1", port: port).get()
    channels.append(channel)
    try await channel.writeAndFlush(ByteBuffer(string: text))
  }

  /// Sends `text` and reads until the other end closes.
  func exchange(_ port: Int, _ text: String) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      var all = ""
      for try await buffer in inbound { all += String(buffer: buffer) }
      return all
    }
  }

  /// Closes everything that was opened.
  func close() async {
    for channel in channels { try? await channel.close() }
  }
}
