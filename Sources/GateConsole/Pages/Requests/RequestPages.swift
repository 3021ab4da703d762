import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateWire
import Hummingbird

/// Lists of requests.
enum RequestPages {
  static let pageSize = 50
  // With its whole course each, they are long.
  private static let ownPageSize = 20

  static let routes: [Route] = [
    .get("/requests", .business, mine),
    .get("/requests/to-approve", .business, toApprove),
    .get("/requests/all", .overseers, all),
  ]

  private static func mine(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let requests = try await visit.office.requests(
      .mine, by: visit.person, limit: ownPageSize, before: visit.queryIdentifier("before"))
    let title = voice("我的申请", "My requests")
    let drafts = try visit.office.drafts(by: visit.person).compactMap(visit.office.policy.form)
    let kept: [HTML] = drafts.map { form in
      "<li><a href=\"/requests/new/\(PathText.encoded(form.id))\">\(voice(form.title))</a></li>"
    }
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title)</h1>
          <p><a class="button primary" href="/requests/new">\(voice("新建申请", "New request"))</a></p>
          \(kept.isEmpty ? nil : "<section><h2>\(voice("草稿", "Drafts"))</h2><ul class=\"plain\">\(kept)</ul></section>" as HTML)
          \(RequestProgress.list(requests, visit))
          \(HTML.more(more(requests, .myRequests, of: ownPageSize), voice("更早的", "Older")))
          """, section: .myRequests))
  }

  private static func more(
    _ requests: [Request], _ section: Page.Section, of size: Int = pageSize
  ) -> String? {
    guard requests.count == size, let last = requests.last else { return nil }
    return "\(section.path)?before=\(PathText.encoded(last.id.rawValue))"
  }

  private static func toApprove(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let waiting = try visit.office.firstWaiting(for: visit.person, limit: pageSize)
    let title = voice("待我审批", "To approve")
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title) <span class="count">\(waiting.count)</span></h1>\(try WaitingBurns(visit: visit).html)
          \(BatchForm(requests: waiting.first, visit: visit).html)
          \(rest(waiting.count - waiting.first.count, visit.voice))
          """, section: .toApprove))
  }

  private static func rest(_ count: Int, _ voice: Voice) -> HTML? {
    guard count > 0 else { return nil }
    return """
      <p class="quiet">\(voice("还有 \(count) 件，处理完上面的即可看到。", "\(count) more: they come up as these are decided."))</p>
      """
  }

  private static func all(_ visit: Visit) async throws -> Response {
    try await list(
      .all, visit, title: visit.voice("全部申请", "All requests"), section: .allRequests,
      empty: visit.voice("还没有申请。", "There are no requests yet."))
  }

  private static func list(
    _ list: RequestList, _ visit: Visit, title: String, section: Page.Section, empty: String
  ) async throws -> Response {
    let requests = try await visit.office.requests(
      list, by: visit.person, limit: pageSize, before: visit.queryIdentifier("before"))
    let next = more(requests, section)
    let table = RequestTable(requests: requests, visit: visit)
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title)</h1>\(table.html(empty: empty))\
          \(HTML.more(next, visit.voice("更早的", "Older")))
          """, section: section))
  }
}
