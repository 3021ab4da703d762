import GateDomain
import GateForms
import GateSite

@testable import GateConsole

/// Pages that only a form leads to: with what is wrong at its fields, or asking once more.
extension Looks {
  private static let (atFields, problem) = (".errors", "main .hint")
  private static let wrong = ["[name=password]": "wrong"]

  static func sent(_ samples: Samples) -> [Look] {
    accounts(samples) + filing(samples) + deciding(samples) + machines(samples) + media(samples)
  }

  private static func accounts(_ samples: Samples) -> [Look] {
    let (key, person) = ("/account/passkeys/:credential/remove", "/people/:person")
    var second = Look(
      "/sign-in/second", .stationOperator, click: "main form button", fills: ["#code": "000000"],
      shows: atFields)
    second.token = samples.pending
    return [
      Look(
        "/sign-in", nil, click: "main form button",
        fills: ["#account": "nobody", "#password": "x"], shows: atFields),
      second,
      Look(
        "/account/time-code", .leader, click: "main form button",
        fills: ["#code": "0"].merging(wrong) { $1 }, shows: problem),
      Look(
        "/pledge", .departmentHead, click: "form[action='/pledge'] button", fills: wrong,
        shows: problem),
      Look(
        key, .staff, "/account/passkeys/\(samples.credential)/remove",
        click: "main form button", fills: wrong, shows: problem),
      Look(
        person, .securityAdministrator, "/people/staff",
        click: "form:has([value=assign]) button", fills: ["#department": ""], shows: problem),
      Look(
        person, .securityAdministrator, "/people/staff",
        click: "form[action$='/pledge'] button", fills: ["#number": "7"], shows: problem),
    ]
  }

  private static func filing(_ samples: Samples) -> [Look] {
    let day = Timestamp.now.adding(seconds: 86_400)
    let period = [
      "[name='period.from']": day.formText(offsetSeconds: 28_800),
      "[name='period.until']": day.adding(seconds: 3_600).formText(offsetSeconds: 28_800),
    ]
    let leave = ["[name=reason]": "rest", "[name=kind][value=annual]": "yes"].merging(period) { $1 }
    let form = "/requests/new/:form"
    return [
      Look(
        form, .staff, "/requests/new/leave", click: "button[value=check]", fills: leave,
        shows: "button[value=submit]"),
      Look(
        form, .staff, "/requests/new/leave", click: "button[value=save]", shows: "[role=status]"),
      Look(form, .staff, "/requests/new/trip", click: "button[value=check]", shows: atFields),
      Look(form, .staff, "/requests/new/take-out", click: "button[value=check]", shows: atFields),
      Look(
        "/requests/:request", .staff, samples.returned.pagePath,
        click: "form[action$='/resubmit'] button.primary", fills: ["[name=purpose]": ""],
        shows: atFields),
      Look("/mandates", .leader, click: "form.wide button", shows: atFields),
      Look(
        "/mandates", .departmentHead, click: "form.wide button",
        fills: ["#until": day.formText(offsetSeconds: 28_800)], shows: atFields),
    ]
  }

  private static func deciding(_ samples: Samples) -> [Look] {
    let (one, waiting) = ("/requests/:request", samples.waiting.pagePath)
    let (held, file) = ("/held/:transfer/:index", "/held/\(samples.released.id)/10")
    return [
      Look(one, .securityOfficer, waiting, click: "button[value=reject]", shows: atFields),
      Look(one, .securityOfficer, waiting, click: "button[value=add-reviewer]", shows: atFields),
      Look(
        one, .securityOfficer, "/requests/\(samples.running.request)",
        click: "form[action$='/void'] button", shows: atFields),
      Look(
        held, .securityOfficer, file, click: "form:has([value=destroy]) button", shows: atFields),
      Look(
        held, .securityOfficer, "/held/\(samples.released.id)/9",
        click: "form:has([value=export]) button",
        fills: ["#why-export": "to look at"], shows: atFields),
    ]
  }

  private static func machines(_ samples: Samples) -> [Look] {
    ["false-positive", "waived"].map { kind in
      Look(
        "/findings/:id", .securityOfficer, "/findings/\(samples.finding)",
        click: "form:has([value='\(kind)']) button", shows: atFields)
    }
  }

  private static func media(_ samples: Samples) -> [Look] {
    let burn = samples.burn.pagePath
    return [
      Look(
        "/burns/drafts/:draft", .staff, "/burns/drafts/\(samples.draft)",
        click: "form[action$='/submit'] button.primary", shows: atFields),
      Look(
        "/burns/:request", .departmentHead, burn, click: "button[value=reject]", shows: problem),
      Look(
        "/media", .stationOperator, click: "form[action='/media'][method=post] button",
        fills: ["[name=count]": "0"],
        shows: problem),
      Look(
        "/media/stock", .stationOperator, click: "form[action='/media/stock'] button",
        fills: ["#counted": "-1"], shows: problem),
    ]
  }
}
