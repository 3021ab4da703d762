import GateDomain

// Each list is checked against a switch without default, so that a new case cannot be forgotten.
extension Evidence {
  static let someType = ContentType(rawValue: "application/pdf")

  static let everyTypeAnswer: [TypeAnswer] = [
    .allowed(someType), .forbidden(someType), .mismatch(someType, fileExtension: "doc"), .unknown,
  ]

  static let everyEngineAnswer: [EngineAnswer] =
    [
      .clean, .infected("Eicar"), .suspicious("Heuristics.X"), .failed(5), .timedOut, .workerDied,
      .notAsked,
    ] + ContentObjection.allCases.map { .objection($0, "X") }

  static let everyName: [NameDefect?] = [nil] + NameDefect.allCases.map(\.self)

  /// Every combination of the five.
  static let every: [Evidence] = CopyOutcome.allCases.flatMap { copy in
    everyName.flatMap { name in
      everyTypeAnswer.flatMap { type in
        everyEngineAnswer.flatMap { engine in
          SignatureAge.allCases.map {
            Evidence(copy: copy, name: name, type: type, engines: asked(engine), signatures: $0)
          }
        }
      }
    }
  }

  /// One engine's answer; none for `notAsked`.
  static func asked(_ answer: EngineAnswer) -> [EngineFinding] {
    answer == .notAsked ? [] : [EngineFinding(engine: "libclamav", answer: answer)]
  }

  /// The one engine's answer.
  var engine: EngineAnswer { engines.first?.answer ?? .notAsked }

  static func number(of answer: TypeAnswer) -> Int {
    switch answer {
    case .allowed: 0
    case .forbidden: 1
    case .mismatch: 2
    case .unknown: 3
    }
  }

  static func number(of answer: EngineAnswer) -> Int {
    switch answer {
    case .clean: 0
    case .infected: 1
    case .suspicious: 2
    case .failed: 3
    case .timedOut: 4
    case .workerDied: 5
    case .notAsked: 6
    case .objection(let objection, _):
      7 + (ContentObjection.allCases.firstIndex(of: objection) ?? 0)
    }
  }
}
