import GateDomain

extension RequestState {
  /// The state as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .inReview, .returned: .waiting
      case .approved, .closed: .good
      case .rejected, .voided: .bad
      case .withdrawn, .lapsed: .quiet
      }
    return Chip(words: words, tone: tone)
  }
}

extension Approval.Answer {
  /// What the approver did, as the timeline shows it.
  var chip: Chip {
    switch self {
    case .approve: Chip(words: Words("同意", "approved"), tone: .good)
    case .reject: Chip(words: Words("驳回", "rejected"), tone: .bad)
    case .return: Chip(words: Words("退回", "returned"), tone: .waiting)
    }
  }
}
