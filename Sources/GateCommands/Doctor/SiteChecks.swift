import Foundation
import GateDomain
import GatePolicy
import GateSite

/// What has to be right in a site's folder.
struct SiteChecks {
  let site: SiteFolder

  init(_ site: SiteFolder) {
    self.site = site
  }

  func all() async -> [Finding] {
    let configuration: SiteConfiguration
    do { configuration = try site.loadConfiguration() } catch {
      return [.fail("configuration", error)]
    }
    return [
      .ok(
        "configuration", "配置有效：\(configuration.office)",
        "the configuration is valid: \(configuration.office)"),
      policy(), landlock(configuration),
    ] + FolderChecks(site).all() + KeyChecks(site).all()
      + [await PortCheck(configuration).finding(), await signatures()]
      + (await EngineChecks(site: site).all()) + [TextRuleChecks(site: site).finding()] + log()
  }

  private func policy() -> Finding {
    let report = PolicyReport(folder: site.policies, in: .chinese)
    let english = PolicyReport(folder: site.policies, in: .english)
    guard report.passed else {
      return .fail(
        "policy",
        Words(Self.firstProblem(report), Self.firstProblem(english)),
        hint: Words(
          "运行 gatectl policy check \(site.policies)", "run `gatectl policy check \(site.policies)`")
      )
    }
    return .ok(
      "policy", "策略有效，\(report.examples) 个示例通过",
      "the policy is valid; \(report.examples) examples pass")
  }

  private static func firstProblem(_ report: PolicyReport) -> String {
    if let problem = report.problems.first { return "\(problem.place): \(problem.what)" }
    return report.failures.first.map { "\($0.file):\($0.line): \($0.what)" } ?? report.folder
  }

  private func landlock(_ configuration: SiteConfiguration) -> Finding {
    guard MachineChecks.sandbox().level != .ok else {
      return .ok("confinement", "工作进程可完全隔离", "workers can be fully confined")
    }
    let hint = Words("请换用支持 Landlock 的内核", "use a kernel with Landlock")
    return configuration.allowWithoutLandlock
      ? .warn(
        "confinement",
        Words("允许在没有 Landlock 时运行，隔离较弱", "workers may run without Landlock: weaker confinement"),
        hint: hint)
      : .fail(
        "confinement", Words("没有 Landlock，工作进程不会启动", "without Landlock no worker will start"),
        hint: hint)
  }

  private func signatures() async -> Finding {
    do {
      let policy = try PolicyBundle.load(folder: site.policies).scanning
      return Self.judge(try await SiteSignatures(site).load(), policy, at: .now)
    } catch {
      return .fail("signatures", error)
    }
  }

  static func judge(_ database: SignatureDatabase, _ policy: ScanningPolicy, at time: Timestamp)
    -> Finding
  {
    let age = database.ageInDays(at: time)
    let importNewer = Words("请导入新的病毒特征库", "import newer virus signatures")
    if database.isDemonstration {
      return .warn(
        "signatures", Words("仅有演示特征，不提供防护", "only demonstration signatures: they protect nobody"),
        hint: importNewer)
    }
    if policy.age(days: age) == .stale {
      return .fail(
        "signatures",
        Words("特征库已 \(age) 天，所有文件都会被扣留", "the signatures are \(age) days old: every file is held"),
        hint: importNewer)
    }
    if policy.warns(atAgeInDays: age) {
      return .warn(
        "signatures", Words("特征库已 \(age) 天", "the signatures are \(age) days old"),
        hint: importNewer)
    }
    return .ok(
      "signatures", "\(database.engine)，\(database.count) 条特征，\(age) 天",
      "\(database.engine), \(database.count) signatures, \(age) days old")
  }

  private func log() -> [Finding] {
    guard FileManager.default.fileExists(atPath: site.log + "/checkpoint") else {
      return [.ok("log", "审计日志尚未开始", "the audit log has not begun yet")]
    }
    do {
      let log = try SiteLog(site)
      let report = try log.report(in: .english)
      let clock = ClockChecks.against(
        newestRecord: report.lastTime.flatMap(Timestamp.init(rfc3339:)), now: .now)
      return [Self.judge(report)] + (clock.map { [$0] } ?? [])
    } catch {
      return [.fail("log", error)]
    }
  }

  private static func judge(_ report: LogReportView) -> Finding {
    guard report.proved else {
      return .fail(
        "log",
        Words(
          "审计日志未通过验证：\(report.findingCount) 处",
          "the audit log is not proved: \(report.findingCount) findings"),
        hint: Words(
          "运行 gatectl log verify --site，并立即报告审计员",
          "run `gatectl log verify --site`, and tell the auditor at once"))
    }
    return .ok(
      "log", "审计日志已验证，\(report.records) 条记录", "the audit log is proved: \(report.records) records")
  }
}
