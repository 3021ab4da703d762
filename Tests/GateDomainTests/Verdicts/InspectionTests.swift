import GateDomain
import Testing

@Suite struct InspectionTests {
  private static func inspection(_ answers: [EngineAnswer]) -> Inspection {
    Inspection(
      type: Evidence.someType, engines: answers.map { EngineFinding(engine: "e", answer: $0) })
  }

  private static func dependsOnContentAlone(_ answer: EngineAnswer) -> Bool {
    switch answer {
    case .clean, .infected, .suspicious: true
    case .objection(.timeLimit, _), .failed, .timedOut, .workerDied, .notAsked: false
    case .objection: true
    }
  }

  /// The whole table of two engines: what a clock or a death decided is never kept.
  @Test func `only answers that the bytes alone decide are kept`() {
    #expect(!Self.inspection([]).isReproducible)
    for first in Evidence.everyEngineAnswer {
      for second in Evidence.everyEngineAnswer {
        let isKept = Self.inspection([first, second]).isReproducible
        #expect(isKept == (Self.dependsOnContentAlone(first) && Self.dependsOnContentAlone(second)))
      }
    }
  }
}
