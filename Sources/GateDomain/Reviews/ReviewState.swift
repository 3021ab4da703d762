/// Where the review of one held file stands.
public enum ReviewState: Hashable, Sendable, Codable {
  /// Nobody has decided anything.
  case undecided
  /// Officers agreed to release it, but fewer than the policy asks for.
  case agreed
  /// Decided; the station has not carried it out yet.
  case decided(ReviewDisposition)
  /// The station has carried it out.
  case carriedOut(ReviewDisposition)
  /// The station would not carry it out; the file is where it was.
  case refused(ReviewFailure)

  /// Whether officers may decide now.
  ///
  /// An exported file still lies in the quarantine, and so does one whose decision was refused.
  public var isOpen: Bool {
    switch self {
    case .undecided, .agreed, .refused, .carriedOut(.export): true
    case .decided, .carriedOut(.release), .carriedOut(.destroy): false
    }
  }

  /// The word that store and wire use.
  public var name: String {
    switch self {
    case .undecided: "undecided"
    case .agreed: "agreed"
    case .decided: "decided"
    case .carriedOut(.release): "released"
    case .carriedOut(.destroy): "destroyed"
    case .carriedOut(.export): "exported"
    case .refused: "refused"
    }
  }

  /// The state's name for people.
  public var words: Words {
    switch self {
    case .undecided: Words("未处理", "undecided")
    case .agreed: Words("等待其他保密员", "waiting for another officer")
    case .decided(.release): Words("已决定放行，执行中", "release decided")
    case .decided(.destroy): Words("已决定销毁，执行中", "destruction decided")
    case .decided(.export): Words("已决定导出，执行中", "export decided")
    case .carriedOut(.release): Words("已复核放行", "released by review")
    case .carriedOut(.destroy): Words("已销毁", "destroyed")
    case .carriedOut(.export): Words("已加密导出", "exported encrypted")
    case .refused: Words("中间机拒绝执行", "refused by the station")
    }
  }
}
