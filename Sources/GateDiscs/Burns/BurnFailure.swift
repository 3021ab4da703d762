public import GateDomain
public import GateWire

/// Why a burn did not end well.
public enum BurnFailure: Hashable, Sendable, Codable, ExplainedError {
  /// The worker's reason.
  case fault(BurnFault)
  /// The order that the server handed out is not the one that was approved.
  case orderDiffers
  /// A file is not the approved one, or not there.
  case fileDiffers
  /// The disc is of a kind that can be written again.
  case rewritable
  /// The grant was taken back, is used up, or its window is closed.
  case noGrant
  /// The worker ended or fell silent.
  case workerDied
  /// The disc could not be read back.
  case unreadable
  /// What was read back is not what was written.
  case readBackDiffers
  /// The files on the disc are not the approved ones.
  case contentsDiffer
  /// The station has no room for the files.
  case diskFull
  /// Somebody called it off.
  case calledOff
  /// The station has a fault of its own.
  case stationFault
  /// The approvers' seals that the station's policy wants are missing or do not hold.
  case notSealed

  /// What went wrong and what to do.
  public var explanation: Explanation {
    switch self {
    case .fault(let fault): fault.explanation
    case .orderDiffers:
      Explanation(
        what: Words("服务器给出的刻录单与批准的不一致", "the order is not the one that was approved"),
        hint: Words("请勿刻录，报告安全审计员", "do not burn; tell the auditor"))
    case .fileDiffers:
      Explanation(
        what: Words(
          "暂存文件与批准的摘要不一致，或已缺失",
          "a staged file does not have the digest that was approved, or is gone"),
        hint: Words("请重新上传并重新申请", "upload it again and file a new request"))
    case .rewritable:
      Explanation(
        what: Words("盘片可重复擦写，不允许使用", "the disc can be rewritten, which is not allowed"),
        hint: Words("请换用一次性盘片（CD-R、DVD±R、BD-R）", "use a disc that can be written once"))
    case .noGrant:
      Explanation(
        what: Words("授权已撤销、用完或不在有效期内", "the grant was taken back, used up or is not open now"),
        hint: Words("请查看申请的状态", "look at the request"))
    case .notSealed:
      Explanation(
        what: Words(
          "审批人本人的签认缺失或与授权不符", "the approvers' own seals are missing or do not fit the grant"),
        hint: Words(
          "请操作员核对本机的密钥名册是否最新；若是，请立即报告保密员",
          "check that the station's roster of keys is current; if so, tell the security officer at once"
        ))
    default: laterExplanation
    }
  }

  private var laterExplanation: Explanation {
    switch self {
    case .unreadable, .readBackDiffers:
      Explanation(
        what: Words("回读校验不一致", "what was read back is not what was written"),
        hint: Words(
          "此盘登记为废盘，请交保密员处理，再换新盘",
          "the disc is registered as spoiled: hand it to the security officer and take a new one"))
    case .contentsDiffer:
      Explanation(
        what: Words("盘上文件与批准的文件不一致", "the files on the disc are not the approved ones"),
        hint: Words("请勿发出此盘，报告保密员", "do not hand it out; tell the security officer"))
    case .diskFull:
      Explanation(
        what: Words("中间机空间不足", "the station has no room for the files"),
        hint: Words("请操作员清理空间后重试", "the operator must free space; then try again"))
    case .calledOff:
      Explanation(
        what: Words("刻录被取消", "the burn was called off"),
        hint: Words("可以重新发起", "it can be begun again"))
    default:
      Explanation(
        what: Words("刻录程序异常结束", "the program that burns ended or fell silent"),
        hint: Words("请操作员运行 gatectl doctor", "the operator can run `gatectl doctor`"))
    }
  }
}
