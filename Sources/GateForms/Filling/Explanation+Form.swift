public import GateDomain

extension Explanation {
  static let empty = Explanation(
    what: Words("此项不能为空", "this field is empty"),
    hint: Words("请填写后再提交", "fill it in, then submit"))

  static let invisible = Explanation(
    what: Words("含有不可见或控制字符", "it holds invisible or control characters"),
    hint: Words("请删去后重新输入", "remove them and type it again"))

  static let unknownStation = Explanation(
    what: Words("没有选择中间机", "no station is chosen"),
    hint: Words("请从列表中选择", "choose one from the list"))

  static let unknownDevice = Explanation(
    what: Words("没有指明存储介质", "the medium is not named"),
    hint: Words(
      "请先把介质插入中间机，再从列表中选择",
      "plug the medium into the station, then choose it from the list"))

  static let noSerial = Explanation(
    what: Words("该介质没有序列号，无法与其他介质区分", "the medium has no serial number to tell it from others"),
    hint: Words("请换用有序列号的介质", "use a medium that has one"))

  static let notATime = Explanation(
    what: Words("不是有效的日期和时间", "this is no date and time"),
    hint: Words("请按 2026-11-22 16:05 的形式填写", "write it like 2026-11-22 16:05"))

  static let endsTooEarly = Explanation(
    what: Words("结束时间必须晚于开始时间和现在", "the end must be later than the beginning and than now"),
    hint: Words("请选择更晚的结束时间", "choose a later end"))

  static func tooLong(_ limit: Int) -> Explanation {
    Explanation(
      what: Words("内容过长", "this is too long"),
      hint: Words("请控制在 \(limit) 以内", "keep it within \(limit)"))
  }

  static func tooLongWindow(_ seconds: Int64) -> Explanation {
    Explanation(
      what: Words("申请的时间段过长", "the window is too long"),
      hint: Words("最长 \(span(seconds).chinese)", "at most \(span(seconds).english)"))
  }

  private static func span(_ seconds: Int64) -> Words {
    seconds > 172_800
      ? Words("\(seconds / 86_400) 天", "\(seconds / 86_400) days")
      : Words("\(seconds / 3600) 小时", "\(seconds / 3600) hours")
  }

  static func tooFarAhead(_ seconds: Int64) -> Explanation {
    Explanation(
      what: Words("开始时间过远", "the window begins too far in the future"),
      hint: Words("最多提前 \(seconds / 86_400) 天", "at most \(seconds / 86_400) days ahead"))
  }

  static let unknownChoice = Explanation(
    what: Words("没有选择，或所选的不在列表中", "nothing from the list is chosen"),
    hint: Words("请从列表中选择", "choose one from the list"))

  static let notADay = Explanation(
    what: Words("不是有效的日期", "this is no date"),
    hint: Words("请按 2026-11-22 的形式填写", "write it like 2026-11-22"))

  static let notAnAddress = Explanation(
    what: Words("不是有效的 MAC 地址", "this is no MAC address"),
    hint: Words(
      "一行一个，12 位十六进制数，例如 3c:52:82:01:a2:0f",
      "one a line, twelve hexadecimal digits such as 3c:52:82:01:a2:0f"))

  static let sameTwice = Explanation(
    what: Words("同一项写了两次", "the same is written twice"),
    hint: Words("请删去重复的一项", "remove one of them"))

  static let fileWithoutName = Explanation(
    what: Words("有一行没有文件名", "a line has no file name"),
    hint: Words("请填写文件名，或清空这一行", "write the name, or empty the line"))

  static let formChanged = Explanation(
    what: Words("这份申请单不在当前的策略中", "the policy in force has no such form"),
    hint: Words("请从申请单列表中重新选择", "choose a form from the list"))

  static let unlikePattern = Explanation(
    what: Words("格式不符合要求", "it does not have the form that is asked for"),
    hint: Words("请对照该项下面的说明", "see the help of this field"))

  static func notANumber(_ range: ClosedRange<Int64>) -> Explanation {
    Explanation(
      what: Words("不是允许范围内的整数", "this is no whole number in the range"),
      hint: Words(
        "请填写 \(range.lowerBound) 到 \(range.upperBound) 的整数",
        "write a number from \(range.lowerBound) to \(range.upperBound)"))
  }

  static func tooShort(_ limit: Int) -> Explanation {
    Explanation(
      what: Words("内容过短", "this is too short"),
      hint: Words("至少 \(limit) 个字", "at least \(limit) characters"))
  }

  static func tooMuch(_ limit: Int) -> Explanation {
    Explanation(
      what: Words("整份表单的内容过多", "the form as a whole is too long"),
      hint: Words(
        "请精简文字，或分成几份申请（合计约 \(limit / 3) 字以内）",
        "shorten it or file several requests; about \(limit) bytes in all"))
  }

  static func tooMany(_ limit: Int) -> Explanation {
    Explanation(
      what: Words("项数过多", "there are too many"),
      hint: Words("最多 \(limit) 项", "at most \(limit)"))
  }

  static let noAttachment = Explanation(
    what: Words("附件不存在或已过期清除", "this file is not there, or was not used in time"),
    hint: Words("请重新选择文件上传", "choose the file again"))

  /// The file is larger than the field takes.
  public static func attachmentTooLarge(_ limit: UInt64) -> Explanation {
    let megabytes = max(1, limit >> 20)
    return Explanation(
      what: Words("附件过大", "the file is too large"),
      hint: Words("最大 \(megabytes) MiB", "at most \(megabytes) MiB"))
  }

  /// The file has no bytes.
  public static let emptyAttachment = Explanation(
    what: Words("附件是空文件", "the file is empty"),
    hint: Words("请选择有内容的文件", "choose a file with something in it"))

  /// The file's name cannot be shown as it is.
  public static let badAttachmentName = Explanation(
    what: Words(
      "附件文件名含有不可见字符或过长", "the file's name has characters that cannot be seen, or is too long"),
    hint: Words("请改名后重新选择，最多 200 字节", "rename it, at most 200 bytes, and choose it again"))
}
