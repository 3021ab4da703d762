import GateDomain

extension Refusal {
  /// The person's roles do not allow this.
  public static let notAllowed = Refusal(
    .forbidden, "not-allowed", what: Words("您的角色不能查看或办理此事", "your roles do not allow this"),
    hint: Words("请联系有相应角色的同事", "ask a colleague who holds the role"))

  /// There is no such thing, or the person may not know of it.
  public static let notFound = Refusal(
    .notFound, "not-found",
    what: Words("没有找到，或您无权查看", "there is no such thing, or you may not see it"),
    hint: Words("请从列表中重新进入", "go back to the list"))

  /// What was written as a reason is longer than a record holds.
  public static let reasonTooLong = Refusal(
    .invalid, "reason-too-long", what: Words("理由过长", "the reason is too long"),
    hint: Words("请缩短到 1000 字以内", "use at most 1,000 characters"))

  /// Nothing can be recorded, so nothing is allowed.
  public static let cannotLog = Refusal(
    .unavailable, "cannot-log",
    what: Words("审计日志无法写入，操作不生效", "the audit log cannot be written, so nothing takes effect"),
    hint: Words(
      "请系统管理员检查磁盘空间和服务器日志", "the system administrator must check disk space and the journal"))

  /// Another process uses the site.
  public static func siteInUse(_ folder: String) -> Refusal {
    Refusal(
      .conflict, "site-in-use",
      what: Words("另一个进程正在使用该目录：\(folder)", "another process is using \"\(folder)\""),
      hint: Words("请先停止它；同一数据目录只能启动一次", "stop it first: a data folder can be served only once"))
  }
}
