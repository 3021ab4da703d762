import GateDomain
import GateOffice
import GateSigning
import GateStore

/// Passkeys and time codes of an account's own page.
struct FactorSection {
  let factors: SecondFactors
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  func html() async throws -> HTML {
    let known = try await visit.office.rosterCredentials(of: visit.person)
    return """
      <section><h2>\(voice("通行密钥", "Passkeys"))</h2>
      <p class="quiet">\(voice("通行密钥可以代替密码登录，并用于签认审批。把指纹报给安全保密管理员当面核对，密钥才会进入单位的密钥名册。", "A passkey can replace the password, and seals approvals. Tell its fingerprint to the security administrator in person: only then it enters the office's roster of keys."))</p>
      \(factors.passkeys.isEmpty ? "<p class=\"empty\">\(voice("还没有登记通行密钥。", "No passkey is enrolled yet."))</p>" : table(known))
      <p><a class="button" href="/account/passkeys/new">\(voice("登记通行密钥", "Enrol a passkey"))</a></p>
      </section>
      <section><h2>\(voice("动态口令", "Time codes"))</h2>
      <p>\(timeCode.html(voice))</p>
      <p><a class="button" href="/account/time-code">\(factors.hasTimeCode ? voice("停用动态口令", "Stop using time codes") : voice("启用动态口令", "Use time codes"))</a></p>
      </section>
      """
  }

  private var timeCode: Chip {
    factors.hasTimeCode
      ? Chip(words: Words("已启用", "in use"), tone: .good)
      : Chip(words: Words("未启用", "not in use"), tone: .quiet)
  }

  private func table(_ known: [String]) -> HTML {
    let rows: [HTML] = factors.passkeys.map { key in
      """
      <tr><th scope="row">\(key.name)</th><td><code>\(key.key.fingerprint)</code></td>\
      <td>\(chip(known.contains(key.credential)).html(voice))</td><td>\(voice.time(key.added))</td>\
      <td><a href="/account/passkeys/\(key.credential)/remove">\(voice("删除", "Remove"))<span class="unseen"> \(key.name)</span></a></td></tr>

      """
    }
    return """
      <div class="scroll"><table><thead><tr><th scope="col">\(voice("名称", "Name"))</th>\
      <th scope="col">\(voice("指纹", "Fingerprint"))</th><th scope="col">\(voice("密钥名册", "Roster"))</th>\
      <th scope="col">\(voice("登记时间", "Enrolled"))</th><th scope="col">\(voice("操作", "Action"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func chip(_ isKnown: Bool) -> Chip {
    isKnown
      ? Chip(words: Words("已入名册", "in the roster"), tone: .good)
      : Chip(words: Words("未入名册", "not in the roster"), tone: .quiet)
  }
}
