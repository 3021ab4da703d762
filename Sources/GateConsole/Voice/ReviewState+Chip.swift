import GateDomain

extension ReviewState {
  /// The state as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .undecided: .quiet
      case .agreed, .decided: .waiting
      case .carriedOut(.release): .good
      case .carriedOut(.destroy), .carriedOut(.export): .quiet
      case .refused: .bad
      }
    return Chip(words: words, tone: tone)
  }
}
