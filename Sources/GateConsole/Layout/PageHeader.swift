import GateDomain
import GateOffice

/// Brand, navigation and account menu.
struct PageHeader {
  let page: Page
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    """
    <header>
    <a class="brand" href="/"><span aria-hidden="true">▣</span> \(voice("关口", "Gatehouse"))</a>
    <nav aria-label="\(voice("主导航", "main"))"><ul>
    \(entries)</ul></nav>
    \(visit.viewer.map { account($0.person) })
    \(visit.viewer == nil ? languages : "")
    </header>
    """
  }

  private var entries: [HTML] {
    guard let person = visit.viewer?.person, visit.viewer?.duty == nil else { return [] }
    return Page.Section.allCases.filter { $0.access.admits(person) }.map { section in
      let current: HTML = section == page.section ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(section.path)\"\(current)>\(voice(section.words))</a></li>\n"
    }
  }

  private func account(_ person: Person) -> HTML {
    """
    <details class="account"><summary>\(person.name)</summary>
    <div class="menu">
    <p><strong>\(person.name)</strong> · \(person.id)<br>\(person.department)</p>
    <p>\(voice.list(person.orderedRoles.map { voice($0.words) }))</p>
    \(mandates(person))
    \(own)
    \(languages)
    <form method="post" action="/sign-out">\(visit.tokenField)
    <button type="submit">\(voice("退出登录", "Sign out"))</button></form>
    </div></details>
    """
  }

  private func mandates(_ person: Person) -> HTML? {
    guard Access.business.admits(person) else { return nil }
    return "<p><a href=\"/mandates\">\(voice("代理审批", "Lent roles"))</a></p>"
  }

  private var own: HTML? {
    guard visit.viewer?.duty == nil else { return nil }
    return """
      <p><a href="/account">\(voice("我的账号", "My account"))</a>
      · <a href="/pledge">\(voice("保密承诺书", "Pledge"))</a></p>
      """
  }

  private var languages: HTML {
    let back = PathText.encoded(visit.here)
    return """
      <p class="languages"><a href="/language/zh-CN?to=\(back)" lang="zh-CN" hreflang="zh-CN">中文</a>
      · <a href="/language/en?to=\(back)" lang="en" hreflang="en">English</a></p>
      """
  }
}
