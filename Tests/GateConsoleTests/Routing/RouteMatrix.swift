import GateDomain
import HTTPTypes

/// Who may use what, written down once more and apart from the routes themselves.
struct RouteMatrix: Sendable {
  /// One row.
  struct Row: Sendable, CustomStringConvertible {
    let method: HTTPRequest.Method
    let path: String
    let who: Who

    var description: String { "\(method.rawValue) \(path)" }
  }

  /// Those who may.
  enum Who: Sendable, Equatable {
    case anyone
    case signedIn
    case only(Set<Role>)
    case station
  }

  private static let business: Who = .only([
    .staff, .departmentHead, .securityOfficer, .leader, .stationOperator, .securityAdministrator,
    .auditor,
  ])
  private static let filers: Who = .only([
    .staff, .departmentHead, .securityOfficer, .leader, .stationOperator, .securityAdministrator,
  ])
  private static let logReaders: Who = .only([.auditor, .securityOfficer])
  private static let reviewers: Who = .only([.auditor, .securityOfficer])
  private static let approvers: Who = .only([
    .staff, .departmentHead, .securityOfficer, .leader, .stationOperator, .securityAdministrator,
  ])
  private static let accountReaders: Who = .only([
    .systemAdministrator, .securityAdministrator, .auditor,
  ])
  private static let accountKeepers: Who = .only([.systemAdministrator, .securityAdministrator])
  private static let overseers: Who = .only([.departmentHead, .securityOfficer, .leader, .auditor])
  private static let keepers: Who = .only([
    .stationOperator, .securityOfficer, .securityAdministrator, .systemAdministrator,
  ])

  private static let mediaKeepers: Who = .only([.securityOfficer, .stationOperator])
  private static let mediaReaders: Who = .only([
    .securityOfficer, .stationOperator, .auditor, .leader,
  ])

  private static let machineReaders: Who = .only([
    .securityOfficer, .securityAdministrator, .auditor,
  ])
  private static let carriers: Who = .only([.securityOfficer, .stationOperator])

  static let pages: [Row] = [
    Row(method: .get, path: "/console.css", who: .anyone),
    Row(method: .get, path: "/console.js", who: .anyone),
    Row(method: .get, path: "/favicon.svg", who: .anyone),
    Row(method: .get, path: "/sign-in", who: .anyone),
    Row(method: .post, path: "/sign-in", who: .anyone),
    Row(method: .post, path: "/sign-out", who: .signedIn),
    Row(method: .get, path: "/language/:tag", who: .anyone),
    Row(method: .get, path: "/sign-in/passkey", who: .anyone),
    Row(method: .post, path: "/sign-in/passkey", who: .anyone),
    Row(method: .get, path: "/sign-in/second", who: .signedIn),
    Row(method: .post, path: "/sign-in/second", who: .signedIn),
    Row(method: .post, path: "/sign-in/second/passkey", who: .signedIn),
    Row(method: .get, path: "/account", who: .signedIn),
    Row(method: .get, path: "/account/password", who: .signedIn),
    Row(method: .post, path: "/account/password", who: .signedIn),
    Row(method: .post, path: "/account/sessions/:session/end", who: .signedIn),
    Row(method: .get, path: "/account/passkeys/new", who: .signedIn),
    Row(method: .post, path: "/account/passkeys", who: .signedIn),
    Row(method: .get, path: "/account/passkeys/:credential/remove", who: .signedIn),
    Row(method: .post, path: "/account/passkeys/:credential/remove", who: .signedIn),
    Row(method: .get, path: "/account/time-code", who: .signedIn),
    Row(method: .post, path: "/account/time-code", who: .signedIn),
    Row(method: .post, path: "/account/time-code/remove", who: .signedIn),
    Row(method: .get, path: "/pledge", who: .signedIn),
    Row(method: .post, path: "/pledge", who: .signedIn),
    Row(method: .post, path: "/pledge/passkey", who: .signedIn),
    Row(method: .get, path: "/people", who: accountReaders),
    Row(method: .get, path: "/people/new", who: accountKeepers),
    Row(method: .post, path: "/people", who: accountKeepers),
    Row(method: .get, path: "/people/:person", who: accountReaders),
    Row(method: .post, path: "/people/:person/changes", who: accountKeepers),
    Row(method: .post, path: "/people/:person/pledge", who: .only([.securityAdministrator])),
    Row(method: .post, path: "/changes/:change", who: accountKeepers),
    Row(method: .get, path: "/changes/:change/scan", who: accountReaders),
    Row(method: .get, path: "/sessions", who: accountReaders),
    Row(method: .post, path: "/sessions/:session/end", who: .only([.securityAdministrator])),
    Row(method: .get, path: "/", who: .signedIn),
    Row(method: .get, path: "/requests", who: business),
    Row(method: .get, path: "/requests/to-approve", who: business),
    Row(method: .get, path: "/requests/all", who: overseers),
    Row(method: .post, path: "/requests/to-approve", who: approvers),
    Row(method: .get, path: "/requests/new", who: filers),
    Row(method: .get, path: "/requests/new/:form", who: filers),
    Row(method: .post, path: "/requests/new/:form", who: filers),
    Row(method: .post, path: "/requests/:request/remind", who: approvers),
    Row(method: .post, path: "/requests/:request/help", who: approvers),
    Row(method: .get, path: "/requests/:request/print", who: business),
    Row(method: .get, path: "/requests/:request/form.pdf", who: business),
    Row(method: .get, path: "/requests/:request/evidence", who: logReaders),
    Row(method: .get, path: "/mandates", who: business),
    Row(method: .post, path: "/mandates", who: business),
    Row(method: .post, path: "/mandates/:mandate/end", who: business),
    Row(method: .get, path: "/figures", who: .only([.securityOfficer, .leader, .auditor])),
    Row(method: .get, path: "/log/search", who: logReaders),
    Row(method: .get, path: "/log/search.csv", who: logReaders),
    Row(method: .get, path: "/log/search.json", who: logReaders),
    Row(method: .get, path: "/requests/:request", who: business),
    Row(method: .get, path: "/requests/:request/attachments/:attachment", who: business),
    Row(method: .post, path: "/requests/:request/answer", who: approvers),
    Row(method: .post, path: "/requests/:request/resubmit", who: approvers),
    Row(method: .post, path: "/requests/:request/withdraw", who: approvers),
    Row(method: .post, path: "/requests/:request/void", who: .only([.securityOfficer])),
    Row(method: .get, path: "/transfers", who: business),
    Row(method: .get, path: "/transfers/:transfer", who: business),
    Row(method: .get, path: "/transfers/:transfer/manifest", who: business),
    Row(method: .get, path: "/transfers/:transfer/files/:index", who: business),
    Row(method: .get, path: "/held", who: reviewers),
    Row(method: .get, path: "/held/:transfer/:index", who: reviewers),
    Row(method: .post, path: "/held/:transfer/:index", who: .only([.securityOfficer])),
    Row(method: .get, path: "/held/:transfer/:index/container", who: .only([.securityOfficer])),
    Row(method: .get, path: "/stations", who: keepers),
    Row(method: .get, path: "/log", who: logReaders),
    Row(method: .get, path: "/log/records/:index", who: logReaders),
    Row(method: .get, path: "/log/records/:index/bytes", who: logReaders),
    Row(method: .get, path: "/log/files/**", who: logReaders),
    Row(method: .get, path: "/burns", who: business),
    Row(method: .get, path: "/burns/:request", who: business),
    Row(method: .get, path: "/burns/:request/files/:number", who: business),
    Row(method: .post, path: "/burns/:request/answer", who: business),
    Row(method: .post, path: "/burns/:request/withdraw", who: business),
    Row(method: .post, path: "/burns/:request/start", who: business),
    Row(method: .post, path: "/burns/copies/:burn/witness", who: business),
    Row(method: .post, path: "/burns/copies/:burn/call-off", who: business),
    Row(method: .post, path: "/burns/copies/:burn/settle", who: .only([.securityOfficer])),
    Row(method: .post, path: "/burns/drafts", who: .only([.staff])),
    Row(method: .get, path: "/burns/drafts/:draft", who: .only([.staff])),
    Row(method: .post, path: "/burns/drafts/:draft/files", who: .only([.staff])),
    Row(method: .get, path: "/burns/drafts/:draft/received", who: .only([.staff])),
    Row(method: .post, path: "/burns/drafts/:draft/files/:number/remove", who: .only([.staff])),
    Row(method: .post, path: "/burns/drafts/:draft/submit", who: .only([.staff])),
    Row(method: .post, path: "/burns/drafts/:draft/drop", who: .only([.staff])),
    Row(method: .get, path: "/media", who: mediaReaders),
    Row(method: .post, path: "/media", who: mediaKeepers),
    Row(method: .get, path: "/media/labels", who: mediaReaders),
    Row(method: .get, path: "/media/labels.pdf", who: mediaReaders),
    Row(method: .get, path: "/media/stock", who: mediaReaders),
    Row(method: .post, path: "/media/stock", who: mediaKeepers),
    Row(method: .get, path: "/media/take-outs", who: mediaReaders),
    Row(method: .post, path: "/media/take-outs/:request/receipt", who: mediaKeepers),
    Row(method: .get, path: "/media/:number", who: mediaReaders),
    Row(method: .post, path: "/media/:number/act", who: mediaKeepers),
    Row(method: .get, path: "/machines", who: machineReaders),
    Row(method: .get, path: "/machines.csv", who: machineReaders),
    Row(method: .get, path: "/machines/monthly", who: machineReaders),
    Row(method: .get, path: "/machines/monthly.pdf", who: machineReaders),
    Row(method: .get, path: "/machines/:id", who: machineReaders),
    Row(method: .get, path: "/findings/:id", who: machineReaders),
    Row(method: .post, path: "/findings/:id", who: .only([.securityOfficer])),
    Row(method: .get, path: "/rules", who: machineReaders),
  ]

  static let api: [Row] = [
    Row(method: .get, path: "/api/v1/openapi.json", who: .anyone),
    Row(method: .get, path: "/api/v1/health", who: .anyone),
    Row(method: .post, path: "/api/v1/session", who: .anyone),
    Row(method: .delete, path: "/api/v1/session", who: .signedIn),
    Row(method: .get, path: "/api/v1/me", who: .signedIn),
    Row(method: .get, path: "/api/v1/people", who: accountReaders),
    Row(method: .post, path: "/api/v1/people", who: accountKeepers),
    Row(method: .post, path: "/api/v1/people/:person/changes", who: accountKeepers),
    Row(method: .put, path: "/api/v1/people/:person/pledge", who: .only([.securityAdministrator])),
    Row(method: .get, path: "/api/v1/changes/:change/scan", who: accountReaders),
    Row(method: .get, path: "/api/v1/changes", who: accountReaders),
    Row(method: .post, path: "/api/v1/changes/:change", who: accountKeepers),
    Row(method: .post, path: "/api/v1/password", who: .signedIn),
    Row(method: .get, path: "/api/v1/roster/draft", who: accountReaders),
    Row(method: .get, path: "/api/v1/requests", who: business),
    Row(method: .post, path: "/api/v1/requests", who: filers),
    Row(method: .post, path: "/api/v1/requests/:request/remind", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/help", who: business),
    Row(method: .get, path: "/api/v1/requests/:request/explanation", who: business),
    Row(method: .get, path: "/api/v1/requests/:request", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/answer", who: approvers),
    Row(method: .post, path: "/api/v1/requests/:request/resubmit", who: approvers),
    Row(method: .post, path: "/api/v1/requests/:request/withdraw", who: approvers),
    Row(method: .post, path: "/api/v1/requests/:request/void", who: .only([.securityOfficer])),
    Row(method: .get, path: "/api/v1/requests/:request/grant", who: business),
    Row(method: .get, path: "/api/v1/mandates", who: business),
    Row(method: .post, path: "/api/v1/mandates", who: business),
    Row(method: .delete, path: "/api/v1/mandates/:mandate", who: business),
    Row(method: .post, path: "/api/v1/requests/approvals", who: approvers),
    Row(method: .put, path: "/api/v1/attachments", who: filers),
    Row(
      method: .get, path: "/api/v1/requests/:request/attachments/:attachment", who: business),
    Row(method: .get, path: "/api/v1/requests/:request/evidence", who: logReaders),
    Row(method: .get, path: "/api/v1/transfers", who: business),
    Row(method: .get, path: "/api/v1/transfers/:transfer", who: business),
    Row(method: .get, path: "/api/v1/transfers/:transfer/files", who: business),
    Row(method: .get, path: "/api/v1/transfers/:transfer/manifest", who: business),
    Row(method: .get, path: "/api/v1/transfers/:transfer/files/:index", who: business),
    Row(method: .get, path: "/api/v1/held", who: reviewers),
    Row(method: .get, path: "/api/v1/held/:transfer/:index", who: reviewers),
    Row(method: .post, path: "/api/v1/held/:transfer/:index", who: .only([.securityOfficer])),
    Row(
      method: .get, path: "/api/v1/held/:transfer/:index/container",
      who: .only([.securityOfficer])),
    Row(method: .get, path: "/api/v1/devices", who: .signedIn),
    Row(method: .get, path: "/api/v1/stations", who: .signedIn),
    Row(method: .get, path: "/api/v1/signatures", who: .signedIn),
    Row(method: .get, path: "/api/v1/log", who: logReaders),
    Row(method: .get, path: "/api/v1/log/about/:kind/:id", who: .signedIn),
    Row(method: .get, path: "/api/v1/log/files/**", who: logReaders),
    Row(method: .get, path: "/api/v1/station/grants", who: .station),
    Row(method: .get, path: "/api/v1/station/reviews", who: .station),
    Row(method: .get, path: "/api/v1/station/watch-list", who: .station),
    Row(method: .get, path: "/api/v1/station/records", who: .station),
    Row(method: .post, path: "/api/v1/station/records", who: .station),
    Row(method: .post, path: "/api/v1/station/report", who: .station),
    Row(method: .post, path: "/api/v1/burns/drafts", who: .only([.staff])),
    Row(method: .get, path: "/api/v1/burns/drafts", who: .only([.staff])),
    Row(method: .get, path: "/api/v1/burns/drafts/:draft", who: .only([.staff])),
    Row(method: .get, path: "/api/v1/burns/drafts/:draft/upload", who: .only([.staff])),
    Row(method: .put, path: "/api/v1/burns/drafts/:draft/upload", who: .only([.staff])),
    Row(
      method: .delete, path: "/api/v1/burns/drafts/:draft/files/:number", who: .only([.staff])),
    Row(method: .post, path: "/api/v1/burns/drafts/:draft/submit", who: .only([.staff])),
    Row(method: .get, path: "/api/v1/burns", who: business),
    Row(method: .get, path: "/api/v1/burns/:request", who: business),
    Row(method: .get, path: "/api/v1/burns/:request/files/:number", who: business),
    Row(method: .get, path: "/api/v1/burns/:request/grant", who: business),
    Row(method: .post, path: "/api/v1/burns/:request/answer", who: business),
    Row(method: .post, path: "/api/v1/burns/:request/withdraw", who: business),
    Row(method: .post, path: "/api/v1/burns/:request/start", who: business),
    Row(method: .post, path: "/api/v1/burns/copies/:burn/witness", who: business),
    Row(method: .post, path: "/api/v1/burns/copies/:burn/call-off", who: business),
    Row(method: .post, path: "/api/v1/burns/copies/:burn/settle", who: .only([.securityOfficer])),
    Row(method: .get, path: "/api/v1/media", who: mediaReaders),
    Row(method: .post, path: "/api/v1/media", who: mediaKeepers),
    Row(method: .get, path: "/api/v1/media/stock", who: mediaReaders),
    Row(method: .post, path: "/api/v1/media/stock", who: mediaKeepers),
    Row(method: .get, path: "/api/v1/media/take-outs", who: mediaReaders),
    Row(method: .post, path: "/api/v1/media/take-outs/:request/receipt", who: mediaKeepers),
    Row(method: .get, path: "/api/v1/media/:number", who: mediaReaders),
    Row(method: .post, path: "/api/v1/media/:number/act", who: mediaKeepers),
    Row(method: .get, path: "/api/v1/machines", who: machineReaders),
    Row(method: .get, path: "/api/v1/machine-reports", who: machineReaders),
    Row(method: .post, path: "/api/v1/machines", who: .only([.securityOfficer])),
    Row(method: .post, path: "/api/v1/machine-reports", who: carriers),
    Row(method: .get, path: "/api/v1/findings", who: machineReaders),
    Row(method: .post, path: "/api/v1/findings/:id", who: .only([.securityOfficer])),
    Row(
      method: .post, path: "/api/v1/machines/:id/purge-order", who: .only([.securityOfficer])),
    Row(method: .get, path: "/api/v1/station/burns", who: .station),
    Row(method: .get, path: "/api/v1/station/burns/:burn/order", who: .station),
    Row(method: .post, path: "/api/v1/station/burns/:burn/progress", who: .station),
    Row(method: .post, path: "/api/v1/station/staged/:draft/:number/text", who: .station),
    Row(method: .get, path: "/api/v1/station/burns/:burn/files/:index", who: .station),
    Row(method: .get, path: "/api/v1/station/staged", who: .station),
    Row(method: .get, path: "/api/v1/station/staged/:draft/:number", who: .station),
  ]
}
