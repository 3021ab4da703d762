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
  private static let logReaders: Who = .only([.auditor, .securityOfficer])
  private static let reviewers: Who = .only([.auditor, .securityOfficer])
  private static let overseers: Who = .only([.departmentHead, .securityOfficer, .leader, .auditor])
  private static let keepers: Who = .only([
    .stationOperator, .securityOfficer, .securityAdministrator, .systemAdministrator,
  ])

  static let pages: [Row] = [
    Row(method: .get, path: "/console.css", who: .anyone),
    Row(method: .get, path: "/console.js", who: .anyone),
    Row(method: .get, path: "/favicon.svg", who: .anyone),
    Row(method: .get, path: "/sign-in", who: .anyone),
    Row(method: .post, path: "/sign-in", who: .anyone),
    Row(method: .post, path: "/sign-out", who: .signedIn),
    Row(method: .get, path: "/language/:tag", who: .anyone),
    Row(method: .get, path: "/", who: .signedIn),
    Row(method: .get, path: "/requests", who: business),
    Row(method: .get, path: "/requests/to-approve", who: business),
    Row(method: .get, path: "/requests/all", who: overseers),
    Row(method: .get, path: "/requests/new", who: .only([.staff])),
    Row(method: .post, path: "/requests", who: .only([.staff])),
    Row(method: .get, path: "/requests/:request", who: business),
    Row(method: .post, path: "/requests/:request/answer", who: business),
    Row(method: .post, path: "/requests/:request/resubmit", who: business),
    Row(method: .post, path: "/requests/:request/withdraw", who: business),
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
  ]

  static let api: [Row] = [
    Row(method: .get, path: "/api/v1/health", who: .anyone),
    Row(method: .post, path: "/api/v1/session", who: .anyone),
    Row(method: .delete, path: "/api/v1/session", who: .signedIn),
    Row(method: .get, path: "/api/v1/me", who: .signedIn),
    Row(
      method: .get, path: "/api/v1/people",
      who: .only([.systemAdministrator, .securityAdministrator, .auditor])),
    Row(method: .post, path: "/api/v1/people", who: .only([.systemAdministrator])),
    Row(method: .get, path: "/api/v1/requests", who: business),
    Row(method: .post, path: "/api/v1/requests", who: .only([.staff])),
    Row(method: .get, path: "/api/v1/requests/:request", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/answer", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/resubmit", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/withdraw", who: business),
    Row(method: .post, path: "/api/v1/requests/:request/void", who: .only([.securityOfficer])),
    Row(method: .get, path: "/api/v1/requests/:request/grant", who: business),
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
    Row(method: .get, path: "/api/v1/station/records", who: .station),
    Row(method: .post, path: "/api/v1/station/records", who: .station),
    Row(method: .post, path: "/api/v1/station/report", who: .station),
  ]
}
