import GateDomain
import GateMultipart
import GateOffice
import Hummingbird

/// Pictures of pledges that were signed on paper: handed in by a form, sent to who confirms them.
enum PledgeScanPages {
  // Behind a picture that is too large so much is read and thrown away before the answer.
  private static let patience: UInt64 = 64 << 20

  static let routes: [Route] = [
    .upload("/people/:person/pledge", .act(.registerPledge), take),
    .download("/changes/:change/scan", .accountReaders, send),
  ]

  /// Where the picture of a change is fetched.
  static func path(_ change: Identifier<AccountChange>) -> String {
    "/changes/\(PathText.encoded(change.rawValue))/scan"
  }

  /// Sends the picture; the browser stores it and never shows it.
  static func send(_ visit: Visit, _ context: ConsoleContext) async throws -> Response {
    let file = try await visit.office.pledgeScan(visit.identifier("change"), by: visit.person)
    return try await FileDownload.answer(file, context: context)
  }

  // The parts come in the order of the page's fields, so nothing is kept before the token was right.
  private static func take(_ visit: Visit) async throws -> Response {
    guard let reader = MultipartReader(visit.request) else {
      _ = try await visit.withForm(needsToken: true)
      throw Problem.badForm
    }
    guard case .began("token", nil)? = try await reader.next(),
      try await reader.text() == visit.viewer?.formToken
    else { throw Problem.wrongFormToken }
    guard case .began("number", nil)? = try await reader.next() else { throw Problem.badForm }
    let number = try await reader.text()
    guard case .began("scan", let name?)? = try await reader.next() else { throw Problem.badForm }
    let account: Identifier<Person> = try visit.identifier("person")
    let body = OnePart(reader.body())
    do {
      _ = try await visit.office.proposePledge(
        number, scan: name.split(separator: "\\").last.map(String.init) ?? name, body: body,
        of: account, by: visit.person)
    } catch let error where error is AttachmentDefect || error is Refusal {
      try await body.skipRest(limit: patience)
      throw Problem.ofScan(error)
    }
    return .redirect(to: "/people/\(PathText.encoded(account.rawValue))")
  }
}

extension Problem {
  /// What is wrong with a picture that was handed in.
  static func ofScan(_ error: any Error) -> any Error {
    guard let defect = error as? AttachmentDefect else { return error }
    return Problem(
      defect == .noRoom ? .serviceUnavailable : .unprocessableContent, "bad-scan",
      defect.explanation(most: Office.scanLimit))
  }
}
