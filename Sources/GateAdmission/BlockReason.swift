public import GateDomain

/// Why a device stays closed.
public enum BlockReason: Hashable, Sendable {
  /// No grant names this device at this station (缺省判定).
  case noGrant
  /// A grant names it, but its window has not opened yet.
  case notYet(Timestamp)
  /// A grant names it, but its window has closed.
  case windowClosed
  /// Another transfer holds the grant's only use.
  case inUse
  /// Two devices with this identity are plugged in at once, so one of them lies.
  case duplicateIdentity
  /// It has no serial number to know it by.
  case noSerial
  /// The server cannot be asked, so nothing can be recorded or allowed.
  case serverAway
  /// The scan engine is not running, so nothing could be inspected.
  case engineDown
  /// An approval lacks the approver's own seal, or it is not by a key of the roster.
  case sealMissing
  /// The enforcer keeps it closed, whatever is approved.
  case objection(DeviceObjection)

  /// Stable word for records.
  public var code: String {
    switch self {
    case .noGrant: "no-grant"
    case .notYet: "not-yet"
    case .windowClosed: "window-closed"
    case .inUse: "in-use"
    case .duplicateIdentity: "duplicate-identity"
    case .noSerial: "no-serial"
    case .serverAway: "server-away"
    case .engineDown: "engine-down"
    case .sealMissing: "seal-missing"
    case .objection(let objection): objection.rawValue
    }
  }
}

extension BlockReason {
  /// The reason and its remedy in words, with times by a clock that far east of UTC.
  public func explanation(offsetSeconds: Int) -> Explanation {
    switch self {
    case .noGrant:
      Explanation(
        what: Words("没有获批的申请包含此介质", "no approved request covers this medium"),
        hint: Words(
          "请在控制台提交传入申请并等待审批；介质可以留在原处",
          "file an inbound request in the console; the medium may stay plugged in"))
    case .notYet(let begin):
      Explanation(
        what: Words("尚未到批准的时间", "its approved time has not come yet"),
        hint: Words(
          "\(begin.display(offsetSeconds: offsetSeconds)) 起自动开始",
          "it begins by itself at \(begin.display(offsetSeconds: offsetSeconds))"))
    case .windowClosed:
      Explanation(
        what: Words("批准的时间已过", "its approved time is over"),
        hint: Words("请重新提交申请", "file a new request"))
    case .inUse:
      Explanation(
        what: Words("该授权正被另一个传输任务使用", "another transfer is using the grant"),
        hint: Words("请等待其结束", "wait until it ends"))
    case .duplicateIdentity:
      Explanation(
        what: Words("同时插入了两个标识相同的设备", "two devices with the same identity are plugged in"),
        hint: Words("请全部拔出并报告保密员", "remove both and tell the security officer"))
    case .noSerial:
      Explanation(
        what: Words("该设备没有序列号，无法识别", "the device has no serial number to know it by"),
        hint: Words("请换用有序列号的介质", "use a medium that has one"))
    case .serverAway:
      Explanation(
        what: Words(
          "无法连接审批服务器，不能记录也就不能放行", "the server is away, and what cannot be recorded is not allowed"),
        hint: Words(
          "服务器恢复后自动继续；请联系系统管理员",
          "it goes on by itself when the server is back; tell the system administrator"))
    case .engineDown:
      Explanation(
        what: Words("检测引擎没有运行", "the scan engine is not running"),
        hint: Words(
          "请操作员运行 gatectl doctor 查看原因", "the operator can run `gatectl doctor` to see why"))
    case .sealMissing:
      Explanation(
        what: Words(
          "授权缺少审批人本人的密钥签认，或签认与名册不符",
          "the grant lacks an approver's own seal, or the seal is by no key of the roster"),
        hint: Words(
          "请安全保密管理员核对密钥名册；若名册无误，请立即报告保密员",
          "the security administrator must check the roster; if it is right, tell the security officer at once"
        ))
    case .objection(let objection): objection.explanation
    }
  }
}
