import GateDomain

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
      hint: Words("最长 \(seconds / 3600) 小时", "at most \(seconds / 3600) hours"))
  }

  static func tooFarAhead(_ seconds: Int64) -> Explanation {
    Explanation(
      what: Words("开始时间过远", "the window begins too far in the future"),
      hint: Words("最多提前 \(seconds / 86_400) 天", "at most \(seconds / 86_400) days ahead"))
  }
}
