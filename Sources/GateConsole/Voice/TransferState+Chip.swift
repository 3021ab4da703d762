import GateDomain

extension TransferState {
  /// The state as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .copying, .judged, .releasing: .waiting
      case .released: .good
      case .failed: .bad
      }
    return Chip(words: words, tone: tone)
  }
}

extension Verdict {
  /// The verdict as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .clean: .good
      case .infected, .suspicious: .bad
      case .unscannable, .forbidden: .waiting
      }
    return Chip(words: words, tone: tone)
  }
}

extension DeviceSightingState {
  /// Whether the device is open, as pages show it.
  var chip: Chip {
    switch self {
    case .open: Chip(words: Words("已允许", "allowed"), tone: .good)
    case .finished: Chip(words: Words("已完成，可拔出", "done, pull it out"), tone: .good)
    case .closed: Chip(words: Words("已阻断", "blocked"), tone: .bad)
    }
  }
}
