import GateDomain
import GatePolicy
import GateOffice

/// The warning that belongs above everything while the virus signatures do not protect.
struct SignatureBanner {
  let signatures: SignatureDatabase?
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup; nothing while the signatures are good.
  var html: HTML? {
    warning.map { "<div class=\"banner bad\" role=\"note\"><strong>✕ \($0)</strong></div>" }
  }

  private var warning: String? {
    guard let signatures else {
      return voice(
        "中间机尚未报告检测引擎，介质不会被处理。", "no station has reported a scan engine; no medium is processed.")
    }
    if signatures.isDemonstration {
      return voice("演示特征库，不提供任何防护。", "Demonstration signatures: no protection at all.")
    }
    let age = signatures.ageInDays(at: visit.now)
    let limits = visit.office.policy.scanning
    if age > Int64(limits.signatureMaxAgeDays) {
      return voice(
        "病毒特征库已 \(age) 天未更新，超过规定，所有文件都会被扣留。",
        "The virus signatures are \(age) days old, more than the policy allows: every file is held."
      )
    }
    if age > Int64(limits.warnAgeDays) {
      return voice(
        "病毒特征库已 \(age) 天未更新，请尽快导入。",
        "The virus signatures are \(age) days old; import newer ones soon.")
    }
    return nil
  }
}
