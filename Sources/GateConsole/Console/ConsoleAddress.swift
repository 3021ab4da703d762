/// Where the console listens.
public struct ConsoleAddress: Hashable, Sendable {
  /// The address or name to bind, such as `127.0.0.1`.
  public let host: String
  /// The port to bind; 0 lets the system choose one.
  public let port: Int
  /// Whether browsers reach the console by TLS, here or at a proxy in front of it.
  public let isSecure: Bool

  /// Names an address.
  public init(host: String, port: Int, isSecure: Bool = false) {
    self.host = host
    self.port = port
    self.isSecure = isSecure
  }
}
