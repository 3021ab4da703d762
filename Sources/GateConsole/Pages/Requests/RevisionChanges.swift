import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// What the current version of a request changed against the one before.
struct RevisionChanges {
  let request: Request
  let view: ContentView
  let voice: Voice

  /// The markup.
  var html: HTML {
    let rows = differences.map { name, old, new -> HTML in
      """
      <tr><th scope="row">\(name)</th><td class="words"><del>\(old)</del></td>\
      <td class="words"><ins>\(new)</ins></td></tr>
      """
    }
    return """
      <section><h2>\(voice("与上一版的不同", "Changes against the version before"))</h2>
      <div class="scroll"><table><thead><tr><th scope="col"><span class="unseen">\(voice("字段", "field"))</span></th>\
      <th scope="col">\(voice("上一版", "Before"))</th><th scope="col">\(voice("这一版", "Now"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  private var differences: [(String, String, String)] {
    let revisions = request.revisions
    let (old, new) = (
      revisions[revisions.count - 2].content.values, revisions[revisions.count - 1].content.values
    )
    let form = view.office.policy.form(request.form)
    let order = form?.fields.map(\.id) ?? []
    let names = Set(old.keys).union(new.keys).sorted {
      (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
    }
    return names.filter { old[$0] != new[$0] }.map { name in
      let field = form?.field(name)
      return (
        field.map { voice($0.label) } ?? name, old[name].map { view.text($0, of: field) } ?? "",
        new[name].map { view.text($0, of: field) } ?? ""
      )
    }
  }
}
