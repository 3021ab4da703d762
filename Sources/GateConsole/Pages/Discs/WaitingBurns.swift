import GateDomain
import GateOffice

/// Burn requests that wait for the reader's answer; nothing while none does.
struct WaitingBurns {
  let visit: Visit

  /// The section.
  var html: HTML? {
    get throws {
      let voice = visit.voice
      let waiting = try visit.office.burnsToApprove(by: visit.person)
      guard !waiting.isEmpty else { return nil }
      let items: [HTML] = waiting.map { request in
        """
        <li><a href="/burns/\(PathText.encoded(request.id.rawValue))">\(request.number)</a> \
        <bdi>\(request.revision.content.subject)</bdi> \
        <span class="quiet">\(request.requesterName) · \(request.department)</span></li>
        """
      }
      return """
        <section><h2>\(voice("待我审批的刻录", "Burn requests to approve")) \
        <span class="count">\(waiting.count)</span></h2><ul class="plain">\(items)</ul></section>
        """
    }
  }
}
