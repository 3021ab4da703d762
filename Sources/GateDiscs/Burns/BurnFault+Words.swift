public import GateDomain
public import GateWire

extension BurnFault {
  /// What went wrong and what to do.
  public var explanation: Explanation {
    switch self {
    case .noDrive:
      Explanation(
        what: Words(
          "中间机没有可用的刻录机", "the station has no burner that it may open"),
        hint: Words(
          "请操作员在中间机上运行 gatectl doctor --devices；尚未启用刻录的，运行 gate-burner on",
          "the operator can run `gatectl doctor --devices` at the station, and `gate-burner on` where it was not told to burn"
        ))
    case .notConfined:
      Explanation(
        what: Words("刻录程序未能进入沙箱", "the program that burns could not be confined"),
        hint: Words("请操作员运行 gatectl doctor", "the operator can run `gatectl doctor`"))
    case .noDisc:
      Explanation(
        what: Words("刻录机里没有盘", "there is no disc in the burner"),
        hint: Words("请放入登记过的空白盘", "put the registered blank disc in"))
    case .notBlank, .unsuitable:
      Explanation(
        what: Words("盘片不是空白盘，或不能刻录", "the disc is not blank, or cannot be written"),
        hint: Words("请放入登记过的空白盘", "put the registered blank disc in"))
    case .tooSmall:
      Explanation(
        what: Words("文件超过盘片容量", "the files do not fit on the disc"),
        hint: Words("请换用容量更大的盘片，或分批申请", "take a larger disc, or split the request"))
    case .badName, .imageFailed, .driveRefused:
      Explanation(
        what: Words("无法按这些文件名和大小生成光盘映像", "no image can be made of these names and sizes"),
        hint: Words("请修改文件名后重新申请", "change the names and file a new request"))
    case .fileMissing, .fileChanged, .fileUnread, .copyLost:
      Explanation(
        what: Words("刻录过程中文件缺失或变化", "a file was gone or changed while it was written"),
        hint: Words("此盘作废，请换新盘重试", "the disc is spoiled: take a new one"))
    case .writeFailed:
      Explanation(
        what: Words("刻录机报告写入失败", "the burner reported that writing failed"),
        hint: Words("此盘作废，请换新盘重试", "the disc is spoiled: take a new one"))
    }
  }
}
