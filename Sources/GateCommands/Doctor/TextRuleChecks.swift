import GateDomain
import GatePolicy
import GateRetention
import GateSite

/// Whether a station can look for level marks in files that are to leave on discs.
struct TextRuleChecks {
  let site: SiteFolder

  /// The rules can be read; without them no burn request can be submitted.
  func finding() -> Finding {
    do {
      let rules = try RetentionRules(RuleFiles.read(site.rules, kinds: ["retained"]))
      let marks = rules.rules.filter { $0.mark != nil }.count
      guard marks > 0 else {
        return .fail(
          "text-rules",
          Words("没有一条规则认得密级标志", "no rule knows a level mark"),
          hint: Words("请从随附的 rules/retained 恢复", "restore them from the shipped rules/retained"))
      }
      return .ok(
        "text-rules", "密级标志规则 \(marks) 条", "\(marks) rules know level marks")
    } catch {
      let file = error.all.first?.file ?? "retained"
      return .fail(
        "text-rules",
        Words(
          "密级标志规则读不出来，刻录申请无法提交：\(file)",
          "the rules for level marks cannot be read, so no burn request can be submitted: \(file)"),
        hint: Words("运行 gatectl rules test \(site.rules)", "run `gatectl rules test \(site.rules)`")
      )
    }
  }
}
