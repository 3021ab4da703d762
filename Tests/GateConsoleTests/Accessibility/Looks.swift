import GateDomain

@testable import GateConsole

/// What is looked at: every route that shows a page, by those to whom it shows most.
enum Looks {
  /// Routes that send a file or lead on, and show nothing themselves.
  static let files: Set<String> = [
    "/console.css", "/console.js", "/favicon.svg", "/language/:tag",
    "/requests/:request/evidence", "/requests/:request/attachments/:attachment", "/log/search.csv",
    "/log/search.json",
    "/transfers/:transfer/manifest", "/transfers/:transfer/files/:index",
    "/held/:transfer/:index/container", "/log/records/:index/bytes", "/log/files/**",
    "/machines.csv", "/changes/:change/scan", "/machines/monthly.pdf", "/media/labels.pdf",
    "/requests/:request/form.pdf", "/burns/drafts/:draft/received",
  ]

  static func all(_ samples: Samples) -> [Look] {
    people(samples) + requests(samples) + transfers(samples) + discs(samples) + log(samples)
      + sent(samples)
  }

  private static func people(_ samples: Samples) -> [Look] {
    var second = Look("/sign-in/second", .stationOperator)
    second.token = samples.pending
    return [
      Look("/sign-in", nil), Look("/sign-in/passkey", nil), second,
      Look("/account", .staff), Look("/account/password", .staff),
      Look("/account/password", .staff, click: "main form button.primary", shows: ".errors"),
      Look("/account/passkeys/new", .staff),
      Look(
        "/account/passkeys/:credential/remove", .staff,
        "/account/passkeys/\(samples.credential)/remove"),
      Look("/account/time-code", .staff), Look("/pledge", .staff),
      Look("/people", .securityAdministrator), Look("/people", .auditor),
      Look("/people/new", .systemAdministrator),
      Look(
        "/people/new", .systemAdministrator, click: "main form button.primary", shows: ".errors"),
      Look("/people/:person", .securityAdministrator, "/people/staff"),
      Look("/sessions", .securityAdministrator),
    ] + Role.allCases.map { Look("/", $0) }
  }

  private static func requests(_ samples: Samples) -> [Look] {
    let one = "/requests/:request"
    let (waiting, done) = (samples.waiting.pagePath, "/requests/\(samples.released.request)")
    let forms = [
      "inbound", "device-entry", "take-out", "exemption", "leave", "trip", "secondment",
    ]
    return [
      Look("/requests", .staff), Look("/requests/to-approve", .securityOfficer),
      Look("/requests/all", .securityOfficer), Look("/requests/new", .staff),
      Look(
        "/requests/new/:form", .staff, "/requests/new/inbound",
        click: "button[value=check]", shows: ".errors"),
      Look("/requests/new/:form", .securityOfficer, "/requests/new/policy-change"),
      Look(one, .staff, waiting), Look(one, .securityOfficer, waiting),
      Look(one, .staff, samples.returned.pagePath), Look(one, .staff, done),
      Look(one, .securityOfficer, done), Look(one, .auditor, done),
      Look(one, .staff, "/requests/none"),
      Look("/requests/:request/print", .staff, "\(done)/print"),
      Look("/mandates", .leader), Look("/mandates", .departmentHead),
      Look("/figures", .securityOfficer),
      Look("/figures", .auditor, "/figures?span=quarter"),
    ] + forms.map { Look("/requests/new/:form", .staff, "/requests/new/\($0)") }
  }

  private static func transfers(_ samples: Samples) -> [Look] {
    let (done, runs) = (samples.released.id, samples.running.id)
    return [
      Look("/transfers", .securityOfficer),
      Look("/transfers/:transfer", .staff, "/transfers/\(done)"),
      Look("/transfers/:transfer", .securityOfficer, "/transfers/\(done)"),
      Look("/transfers/:transfer", .staff, "/transfers/\(runs)"),
      Look("/held", .securityOfficer), Look("/held", .auditor, "/held?state=all"),
      Look("/held/:transfer/:index", .securityOfficer, "/held/\(done)/9"),
      Look("/held/:transfer/:index", .securityOfficer, "/held/\(done)/10"),
      Look("/held/:transfer/:index", .auditor, "/held/\(done)/10"),
      Look("/stations", .stationOperator), Look("/stations", .systemAdministrator),
      Look("/machines", .securityOfficer), Look("/machines/monthly", .auditor),
      Look("/machines/:id", .securityOfficer, "/machines/EXT-01"),
      Look("/machines/:id", .auditor, "/machines/EXT-01?past=1"),
      Look("/findings/:id", .securityOfficer, "/findings/\(samples.finding)"),
      Look("/rules", .securityOfficer),
    ]
  }

  private static func discs(_ samples: Samples) -> [Look] {
    let burn = samples.burn.pagePath
    return [
      Look("/burns", .staff), Look("/burns", .securityOfficer),
      Look("/burns/:request", .staff, burn), Look("/burns/:request", .departmentHead, burn),
      Look("/burns/:request", .securityOfficer, burn),
      Look("/burns/:request/files/:number", .securityOfficer, "\(burn)/files/1"),
      Look("/burns/drafts/:draft", .staff, "/burns/drafts/\(samples.draft)"),
      Look("/media", .stationOperator), Look("/media", .auditor),
      Look("/media/labels", .stationOperator, "/media/labels?numbers=\(samples.medium)"),
      Look("/media/stock", .stationOperator), Look("/media/take-outs", .stationOperator),
      Look("/media/:number", .stationOperator, "/media/\(samples.medium)"),
    ]
  }

  private static func log(_ samples: Samples) -> [Look] {
    [
      Look("/log", .auditor), Look("/log/search", .auditor),
      Look("/log/search", .auditor, "/log/search?who=staff"),
      Look("/log/records/:index", .auditor, "/log/records/3"),
    ]
  }
}
