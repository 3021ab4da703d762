import GateDomain

/// An engine outside this machine's sandbox that is asked over a socket.
///
/// Security: `ask` gives `clean` only for the peer's own whole and well-formed word that nothing
/// was found; anything else that can happen on the way is another answer.
protocol Engine: Sendable {
  /// The engine's name in findings.
  var name: String { get }
  /// Has content looked at; blocks the calling thread, at most until the deadline.
  func ask(_ content: EngineContent, deadline: Deadline) -> EngineAnswer
}

/// Why a peer gave no answer.
enum PeerError: Error {
  /// The deadline passed.
  case late
  /// Nobody listens, or the connection broke.
  case gone
  /// What came does not follow the protocol, or is too much.
  case nonsense

  var answer: EngineAnswer {
    switch self {
    case .late: .timedOut
    case .gone: .notAsked
    case .nonsense: .failed(Self.nonsenseNumber)
    }
  }

  // Reported like an engine error, outside the range of libclamav's and libyara's numbers.
  private static let nonsenseNumber = 3_000
}
