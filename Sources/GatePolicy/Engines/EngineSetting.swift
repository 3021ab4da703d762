/// One engine that looks at every file besides libclamav.
public enum EngineSetting: Hashable, Sendable {
  /// YARA rules of this folder below `rules/`.
  case yara(rules: String)
  /// A clamd at this local socket.
  case clamd(socket: String)
  /// An ICAP service.
  case icap(host: String, port: UInt16, service: String)
}
