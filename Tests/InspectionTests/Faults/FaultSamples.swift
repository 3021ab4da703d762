import Foundation
import GateDomain
import GateTesting
import Testing

/// Small files of both corpora whose verdicts are right while nothing goes wrong.
struct FaultSamples: Sendable {
  /// One of them.
  struct Sample: Sendable {
    let path: String
    let one: CorpusCase
    /// Whether it is to come through.
    var isOrdinary: Bool { one.reasons.isEmpty }
  }

  // What takes long would only make the run long; the deadline's own tests take long files.
  private static let largest = 200_000
  private static let count = 80

  let samples: [Sample]
  private let corpora: [Corpus]

  /// Picks as many of each corpus, the same in every run.
  static func picked() async throws -> FaultSamples {
    var generator = SeededGenerator(seed: 4)
    let corpora = [try await SharedCorpus.hostile(), try await SharedCorpus.ordinary()]
    var samples: [Sample] = []
    for corpus in corpora {
      let small = try corpus.cases.filter { try isSmall($0, in: corpus) }
      for _ in 0..<count {
        let one = generator.pick(small)
        samples.append(Sample(path: corpus.folder.path(one.file), one: one))
      }
    }
    return FaultSamples(samples: try await right(samples, corpora), corpora: corpora)
  }

  private static func isSmall(_ one: CorpusCase, in corpus: Corpus) throws -> Bool {
    let path = corpus.folder.path(one.file)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? .max
    return size < largest && one.limits == .shipped && !one.name.hasPrefix("bomb")
      && !one.reasons.contains(.name) && !one.reasons.contains(.mismatch)
  }

  private static func right(_ samples: [Sample], _ corpora: [Corpus]) async throws -> [Sample] {
    try await Inspection.run { inspection in
      var right: [Sample] = []
      for sample in samples {
        let answer = await inspection.answer(for: sample.path)
        if sample.isOrdinary == (answer == .clean) { right.append(sample) }
      }
      #expect(right.count { $0.isOrdinary } > 20 && right.count { !$0.isOrdinary } > 20)
      return right
    }
  }
}
