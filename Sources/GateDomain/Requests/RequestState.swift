/// Where a request stands.
///
/// Nothing leaves the last five.
public enum RequestState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Waiting for approvers (审批中).
  case inReview = "in-review"
  /// Sent back to the requester for a change (已退回).
  case returned
  /// Every step is met; a grant exists (已批准).
  case approved
  /// An approver said no (已驳回).
  case rejected
  /// The requester took it back (已撤回).
  case withdrawn
  /// Nobody decided, or nobody used it, in time (已过期).
  case lapsed
  /// Taken back after approval by an officer (已作废).
  case voided
  /// Its transfer has ended (已办结).
  case closed

  /// Whether no event changes it any more.
  public var isFinal: Bool {
    switch self {
    case .inReview, .returned, .approved: false
    case .rejected, .withdrawn, .lapsed, .voided, .closed: true
    }
  }
}
