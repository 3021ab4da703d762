import Foundation
import GateDomain
import GateTesting

/// Judges every case of a corpus.
enum CorpusRun {
  // A few more than there are workers, so that none waits for the next file.
  private static let width = 6

  /// The outcomes, in the order of their names.
  static func outcomes(of corpus: Corpus) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for limits in CorpusCase.Limits.allCases {
      let cases = corpus.cases.filter { $0.limits == limits }
      guard !cases.isEmpty else { continue }
      outcomes += try await Inspection.run(limits) { inspection in
        try await judge(cases, inspection, corpus.folder.path)
      }
    }
    return outcomes.sorted { $0.name < $1.name }
  }

  /// Leaves a table of all outcomes, slowest first, for people.
  static func report(_ outcomes: [Outcome], named name: String) throws {
    let lines = outcomes.sorted { $0.took > $1.took }.map {
      "\($0.isRight ? "right" : "WRONG")\t\(milliseconds($0.took))\t\($0.line)\n"
    }
    let path = try BuildFolder.artefacts() + "/\(name).tsv"
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static func judge(
    _ cases: [CorpusCase], _ inspection: Inspection, _ folder: String
  ) async throws -> [Outcome] {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      var outcomes: [Outcome] = []
      for (index, one) in cases.enumerated() {
        if index >= width, let outcome = try await group.next() { outcomes.append(outcome) }
        group.addTask { try await inspection.judge(one, in: folder) }
      }
      for try await outcome in group { outcomes.append(outcome) }
      return outcomes
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
  }
}
