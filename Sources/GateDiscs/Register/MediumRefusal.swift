public import GateDomain

/// Why an act on a medium of the register was refused.
public enum MediumRefusal: String, ExplainedError, Hashable, Sendable, Codable, CaseIterable {
  /// In its state the act means nothing.
  case wrongState = "wrong-state"
  /// The medium is for the other direction, or no disc.
  case wrongUse = "wrong-use"
  /// The level is higher than the medium may hold.
  case levelTooHigh = "level-too-high"
  /// Destruction needs two people.
  case secondPerson = "second-person"
  /// Nobody was named who gets it.
  case holderMissing = "holder-missing"

  /// The refusal in words.
  public var explanation: Explanation {
    switch self {
    case .wrongState:
      Explanation(
        what: Words("介质现在的状态不能这样办理", "the medium's state does not allow this now"),
        hint: Words("请刷新页面查看最新状态", "reload the page to see its state"))
    case .wrongUse:
      Explanation(
        what: Words("专盘专用：此介质不能用于刻录导出", "this medium is not for burning outbound files"),
        hint: Words("请选用“导出专用”的空白光盘", "take a blank outbound disc"))
    case .levelTooHigh:
      Explanation(
        what: Words("文件密级高于介质的密级", "the files' level is higher than the medium may hold"),
        hint: Words("请选用密级相符的介质", "take a medium of that level"))
    case .secondPerson:
      Explanation(
        what: Words("销毁须由两人办理", "destruction takes two people"),
        hint: Words("请由另一位同事确认销毁", "another person must confirm it"))
    case .holderMissing:
      Explanation(
        what: Words("没有写明领取人", "nobody is named who gets it"),
        hint: Words("请填写领取单位和领取人", "say who gets it"))
    }
  }
}
