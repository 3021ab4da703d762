import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// The list of transfers, each one's page, and what can be fetched from it.
enum TransferPages {
  static let pageSize = 25

  static let routes: [Route] = [
    .get("/transfers", .business, list),
    .get("/transfers/:transfer", .business, show),
    .get("/transfers/:transfer/manifest", .business, manifest),
    .download("/transfers/:transfer/files/:index", .business, file),
  ]

  private static func list(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let transfers = try await visit.office.transfers(
      by: visit.person, limit: pageSize, before: visit.queryIdentifier("before"))
    let next =
      transfers.count < pageSize
      ? nil
      : transfers.last.map {
        "/transfers?before=\(PathText.encoded($0.id.rawValue))"
      }
    let table = TransferTable(transfers: transfers, voice: voice)
    return visit.page(
      Page(
        title: voice("传输任务", "Transfers"),
        body: """
          <h1>\(voice("传输任务", "Transfers"))</h1>
          \(table.html(empty: voice("还没有传输任务。申请批准后，插入介质即开始。", "There are no transfers yet. One begins when an approved medium is plugged in.")))
          \(HTML.more(next, voice("更早的", "Older")))
          """, section: .transfers))
  }

  private static func show(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    let id: Identifier<Transfer> = try visit.identifier("transfer")
    let transfer = try await visit.office.transfer(id, by: person)
    let isFinal = transfer.state.isFinal
    let page = TransferPage(
      transfer: transfer, visit: visit,
      held: try await files(visit, id, after: "held-after", heldOnly: true),
      files: isFinal ? try await files(visit, id, after: "after", heldOnly: false) : .none,
      records: isFinal
        ? try await visit.office.records(about: "transfer", id: id.rawValue, by: person) : [],
      signatures: await visit.office.signatures(),
      mayFetch: person.id == transfer.requester || person.holds(.securityOfficer),
      mayReview: Access.reviewers.admits(person))
    return visit.page(page.page)
  }

  private static func files(
    _ visit: Visit, _ id: Identifier<Transfer>, after: String, heldOnly: Bool
  ) async throws -> FilePage {
    try await visit.office.files(
      of: id, after: visit.query(after).flatMap(UInt64.init), heldOnly: heldOnly,
      by: visit.person)
  }

  private static func manifest(_ visit: Visit) async throws -> Response {
    let id: Identifier<Transfer> = try visit.identifier("transfer")
    let text = try await visit.office.manifest(of: id, by: visit.person)
    return .download(Array(text.utf8), name: "manifest.json", type: "application/json")
  }

  private static func file(_ visit: Visit, _ context: ConsoleContext) async throws -> Response {
    guard let index = UInt64(try visit.part("index")) else { throw Problem.notFound }
    let file = try await visit.office.releasedFile(
      of: visit.identifier("transfer"), index: index, by: visit.person)
    return try await FileDownload.answer(file, context: context)
  }
}

extension FilePage {
  /// No files.
  fileprivate static let none = FilePage(files: [], skipped: [], next: nil)
}
