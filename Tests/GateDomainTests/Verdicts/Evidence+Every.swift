import GateDomain

// Each list is checked against a switch without default, so that a new case cannot be forgotten.
extension Evidence {
  static let someType = ContentType(rawValue: "application/pdf")

  static let everyTypeAnswer: [TypeAnswer] = [
    .allowed(someType), .forbidden(someType), .mismatch(someType, fileExtension: "doc"), .unknown,
  ]

  static let everyEngineAnswer: [EngineAnswer] = [
    .clean, .infected("Eicar"), .suspicious("Heuristics.X"), .activeContent("Macro.X"),
    .encrypted, .limitExceeded, .damaged, .failed(5), .timedOut, .workerDied, .notAsked,
  ]

  static let everyName: [NameDefect?] = [nil] + NameDefect.allCases.map(\.self)

  /// Every combination of the five.
  static let every: [Evidence] = CopyOutcome.allCases.flatMap { copy in
    everyName.flatMap { name in
      everyTypeAnswer.flatMap { type in
        everyEngineAnswer.flatMap { engine in
          SignatureAge.allCases.map {
            Evidence(copy: copy, name: name, type: type, engine: engine, signatures: $0)
          }
        }
      }
    }
  }

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
    case .activeContent: 3
    case .encrypted: 4
    case .limitExceeded: 5
    case .damaged: 6
    case .failed: 7
    case .timedOut: 8
    case .workerDied: 9
    case .notAsked: 10
    }
  }
}
