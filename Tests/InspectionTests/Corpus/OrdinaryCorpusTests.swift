import GateDomain
import GateTesting
import Testing

/// Files such as an office brings, made by real programs.
@Suite("The ordinary corpus", .timeLimit(.minutes(10)))
struct OrdinaryCorpusTests {
  @Test func `no ordinary file is held, and those of forbidden types only for their type`()
    async throws
  {
    let corpus = try await SharedCorpus.ordinary()
    #expect(corpus.cases.count { $0.reasons.isEmpty } >= 300)
    let outcomes = try await CorpusRun.outcomes(of: corpus)
    try CorpusRun.report(outcomes, named: "ordinary-corpus")
    #expect(outcomes.count == corpus.cases.count)
    for outcome in outcomes where !outcome.isRight {
      Issue.record("\(outcome.line)")
    }
  }
}
