import Dispatch
public import GateDomain
public import GatePolicy
import GateSigning

/// The engines besides libclamav that are asked over a socket.
public struct Engines: Sendable {
  private let engines: [any Engine]
  private let seconds: Int64
  /// SHA-256 over which engines are asked: an answer found without one of them counts no more.
  public let digest: Digest

  /// Describes the engines that a policy names; nobody is asked yet.
  ///
  /// - Parameters:
  ///   - policy: Which engines.
  ///   - seconds: How long each may take for one file.
  public init(_ policy: EnginesPolicy, seconds: Int) {
    engines = policy.engines.compactMap { setting -> (any Engine)? in
      switch setting {
      case .yara: nil
      case .clamd(let socket): ClamdEngine(socket: socket)
      case .icap(let host, let port, let service):
        ICAPEngine(host: host, port: port, service: service)
      }
    }
    self.seconds = Int64(seconds)
    digest = Digest.of(Array("\(policy.engines)".utf8))
  }

  /// Whether nobody is to be asked.
  public var isEmpty: Bool { engines.isEmpty }

  /// Asks all engines at the same time about what lies behind a descriptor.
  ///
  /// The descriptor must be open for reading and stay open until the answers are there. There is
  /// one finding for each engine, whatever happens.
  public func ask(_ descriptor: Int32) async -> [EngineFinding] {
    await withTaskGroup(of: (Int, EngineFinding).self) { group in
      for (index, engine) in engines.enumerated() {
        group.addTask { (index, await ask(engine, descriptor)) }
      }
      var findings: [(Int, EngineFinding)] = []
      for await finding in group { findings.append(finding) }
      return findings.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  // Sockets block; the threads of Swift's pool must not.
  private func ask(_ engine: any Engine, _ descriptor: Int32) async -> EngineFinding {
    let seconds = seconds
    let answer = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Self.answer(of: engine, descriptor, seconds))
      }
    }
    return EngineFinding(engine: engine.name, answer: answer)
  }

  private static func answer(of engine: any Engine, _ descriptor: Int32, _ seconds: Int64)
    -> EngineAnswer
  {
    guard let content = try? EngineContent(descriptor) else { return .notAsked }
    return engine.ask(content, deadline: Deadline(seconds: seconds))
  }
}
