import GateDomain

/// Why an inspection could not do what it was asked.
enum InspectionFailure: ExplainedError, Hashable {
  case notEnrolled(String)
  case enrolled(String)
  case badName(String)
  case noRules
  case unsignedRules(String)
  case olderRules(UInt64, UInt64)
  case badOrder(String)
  case noRoot(String)

  var explanation: Explanation {
    switch self {
    case .notEnrolled(let folder):
      Explanation(
        what: Words("这台计算机还没有登记：\(folder)", "this machine is not enrolled: \"\(folder)\""),
        hint: Words("先运行 gate-inspect enrol", "run `gate-inspect enrol` first"))
    case .enrolled(let folder):
      Explanation(
        what: Words("已经登记过：\(folder)", "it is enrolled already: \"\(folder)\""),
        hint: Words("每台计算机只登记一次；重新登记请换一个目录", "once a machine; name another folder to enrol anew"))
    case .badName(let name):
      Explanation(
        what: Words("编号不可用：\(name)", "\"\(name)\" is no machine's name"),
        hint: Words("用 2 到 32 个字母、数字或连字符", "use 2 to 32 letters, digits or hyphens"))
    case .noRules:
      Explanation(
        what: Words("还没有检查规则", "there are no rules yet"),
        hint: Words(
          "运行 gate-inspect rules FILE.gaterules", "run `gate-inspect rules FILE.gaterules`"))
    case .unsignedRules(let file):
      Explanation(
        what: Words("规则没有本单位的有效签名：\(file)", "the office did not sign \"\(file)\""),
        hint: Words("请向保密员重新领取规则光盘", "get the rules from the security officer again"))
    case .olderRules(let offered, let current):
      Explanation(
        what: Words(
          "规则 \(offered) 号比现用的 \(current) 号旧", "rules \(offered) are older than \(current)"),
        hint: Words("请领取最新的规则", "get the newest rules"))
    case .badOrder(let file):
      Explanation(
        what: Words("清除指令没有有效签名，或不是给这台计算机的：\(file)", "\"\(file)\" is no order for this machine"),
        hint: Words("请向保密员重新领取", "get it from the security officer again"))
    case .noRoot(let folder):
      Explanation(
        what: Words("没有此文件夹：\(folder)", "there is no folder \"\(folder)\""),
        hint: Words("用 --root 指明要检查的文件夹", "name the folder with `--root`"))
    }
  }
}
