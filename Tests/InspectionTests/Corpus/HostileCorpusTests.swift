import GateDomain
import GateTesting
import Testing

/// Files made by `Tests/Support/corpus`: each carries the EICAR test file, or is hostile by the
/// way it is built.
@Suite("The hostile corpus", .timeLimit(.minutes(10)))
struct HostileCorpusTests {
  @Test func `no hostile file comes through, and each is held for a reason that is right`()
    async throws
  {
    let corpus = try await SharedCorpus.hostile()
    #expect(corpus.cases.count >= 300)
    #expect(corpus.cases.allSatisfy { !$0.reasons.isEmpty })
    let outcomes = try await CorpusRun.outcomes(of: corpus)
    try CorpusRun.report(outcomes, named: "hostile-corpus")
    #expect(outcomes.count == corpus.cases.count)
    #expect(outcomes.count { $0.verdict == .clean } == 0)
    for outcome in outcomes where !outcome.isRight {
      Issue.record("\(outcome.line)")
    }
  }
}
