import Foundation
import GateDomain
import GateTesting
import Glibc
import Testing

/// An engine, with its workers, that has little more memory than an idle one needs.
struct CrampedEngine {
  private let folder: TemporaryFolder

  /// An engine whose processes may map `kilobytes` in all.
  init(kilobytes: Int) throws {
    folder = try TemporaryFolder("cramped")
    let script = "#!/bin/sh\nulimit -v \(kilobytes)\nexec \(Inspection.program) \"$@\"\n"
    unsafe chmod(try folder.write(script, to: "gate-scan"), 0o755)
  }

  /// What it says of the samples; nil when it does not even start.
  func answers(to samples: [FaultSamples.Sample]) async -> [EngineAnswer]? {
    try? await Inspection.run(program: folder.path("gate-scan"), deadlineSeconds: 5) { engine in
      var answers: [EngineAnswer] = []
      for sample in samples { answers.append(await engine.answer(for: sample.path)) }
      return answers
    }
  }

  /// What an idle engine has mapped.
  static func idleKilobytes() async throws -> Int {
    let watch = try WorkerWatch()
    return try await Inspection.run(signatures: watch.signatures.path) { _ in
      let engine = try #require(watch.engine())
      let status = try String(contentsOfFile: "/proc/\(engine)/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmPeak:") })
      return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
    }
  }
}
