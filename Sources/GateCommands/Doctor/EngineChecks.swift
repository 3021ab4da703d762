import Foundation
import GateDomain
import GateEngines
import GateLinux
import GatePolicy
import GateSite

/// Whether the engines besides libclamav answer.
struct EngineChecks {
  // A person waits; an engine that needs longer for a line of text is no help either.
  private static let seconds = 5

  let site: SiteFolder

  /// One finding for each engine that is asked over a socket.
  func all() async -> [Finding] {
    guard let policy = try? PolicyBundle.load(folder: site.policies) else { return [] }
    let engines = Engines(policy.engines, seconds: Self.seconds)
    guard !engines.isEmpty, let path = try? Self.harmlessFile() else { return [] }
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let file = try? OwnedDescriptor(opening: path, 0) else { return [] }
    return await engines.ask(file.number).map(Self.judge)
  }

  static func judge(_ finding: EngineFinding) -> Finding {
    let name = RawName(finding.engine).escaped
    guard finding.answer == .clean else {
      return .fail(
        "engine",
        Words(
          "检测引擎 \(name) 没有正常回答，所有文件都会被扣留",
          "the engine \(name) gives no proper answer: every file is held"),
        hint: Words(
          "请检查该服务，或从 policies/engines.yaml 中删去",
          "look at that service, or remove it from policies/engines.yaml"))
    }
    return .ok("engine", "检测引擎 \(name) 正常", "the engine \(name) answers")
  }

  private static func harmlessFile() throws -> String {
    let path = NSTemporaryDirectory() + "/gatehouse-doctor-\(UUID().uuidString)"
    try DurableFile.write(Array("gatehouse\n".utf8), to: path)
    return path
  }
}
