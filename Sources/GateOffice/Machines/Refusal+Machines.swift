import GateDomain

extension Refusal {
  static let badEnrolment = Refusal(
    .invalid, "bad-enrolment",
    what: Words("登记内容有误，或责任人没有账号", "the enrolment is not sound, or its owner has no account"),
    hint: Words("请核对登记文件、责任人和报告周期", "check the file, the owner and the period"))
  static let machineKnown = Refusal(
    .conflict, "machine-known",
    what: Words("这个编号已经登记过", "a machine of this name is enrolled"),
    hint: Words("请为新计算机另取编号", "give the new machine another name"))
  static let unverifiedReport = Refusal(
    .invalid, "unverified-report",
    what: Words(
      "报告的签名不符，或计算机没有登记", "the report's signature is wrong, or nobody enrolled its machine"),
    hint: Words("请核对是哪台计算机的报告，并查明文件从哪里来", "find out which machine made it and where it came from"))
  static let replayedReport = Refusal(
    .conflict, "replayed-report",
    what: Words("这个编号已有另一份报告", "another report has this number"),
    hint: Words("已记为异常；请查明这台计算机是否被还原或仿冒", "it is on record; was the machine set back or copied?"))
  static let whyMissing = Refusal(
    .invalid, "why-missing", what: Words("请写明理由", "say why"),
    hint: Words("误报和豁免都要说明理由", "a false positive and a waiver need a reason"))
  static let badWaiver = Refusal(
    .invalid, "bad-waiver",
    what: Words("豁免须写明期限，最长一年", "a waiver needs a date within a year"),
    hint: Words("请选一个将来的日期", "choose a date to come"))
  static let findingChanged = Refusal(
    .conflict, "finding-changed",
    what: Words("该发现已变化或已消除", "the finding has changed or is gone"),
    hint: Words("请重新打开后再处理", "open it again"))
  static let nothingConfirmed = Refusal(
    .conflict, "nothing-confirmed",
    what: Words("没有已确认属实的文件", "no file is confirmed"),
    hint: Words("先在检查发现页面确认，再签发清除指令", "confirm findings first"))
}
