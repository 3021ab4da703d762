import GateDomain
import GateOffice
import GateStore

/// A list of sessions, each with a button that ends it.
struct SessionTable {
  let sessions: [StoredSession]
  let visit: Visit
  /// Whether they belong to several people.
  var showsPeople = false

  private var voice: Voice { visit.voice }

  /// The table.
  var html: HTML {
    let people: HTML? = showsPeople ? "<th scope=\"col\">\(voice("人员", "Person"))</th>" : nil
    return """
      <div class="scroll"><table><thead><tr>\(people)\
      <th scope="col">\(voice("登录时间", "Signed in"))</th>\
      <th scope="col">\(voice("最近使用", "Last used"))</th>\
      <th scope="col">\(voice("来自", "From"))</th>\
      <th scope="col">\(voice("操作", "Action"))</th></tr></thead>
      <tbody>\(sessions.map(row))</tbody></table></div>
      """
  }

  private func row(_ session: StoredSession) -> HTML {
    let isThis = session.name == visit.viewer?.session
    let person: HTML? =
      showsPeople
      ? "<td>\(session.person.name) <span class=\"quiet\">\(session.person.id)</span></td>" : nil
    return """
      <tr>\(person)<td>\(voice.time(session.opened))</td>\
      <td>\(voice.ago(session.seen, now: visit.now))</td><td><code>\(session.address)</code></td>\
      <td>\(isThis ? "\(voice("本次会话", "this session"))" : button(session))</td></tr>

      """
  }

  private func button(_ session: StoredSession) -> HTML? {
    let isOwn = session.person.id == visit.viewer?.person.id
    guard isOwn || visit.viewer.map({ Access.act(.endSession).admits($0.person) }) == true else {
      return nil
    }
    let path = isOwn ? "/account/sessions" : "/sessions"
    return """
      <form method="post" action="\(path)/\(PathText.encoded(session.name.rawValue))/end">\(visit.tokenField)\
      <button type="submit">\(voice("结束", "End"))<span class="unseen"> \(session.person.name) \(voice("登录于", "since")) \(session.opened.rfc3339)</span></button></form>
      """
  }
}
