import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// Held files and their review for programs.
enum HeldRoutes {
  static let routes: [Route] = [
    .get("/api/v1/held", .reviewers, list),
    .get("/api/v1/held/:transfer/:index", .reviewers) { try .json(await found($0)) },
    .post("/api/v1/held/:transfer/:index", .officers, decide),
    .download("/api/v1/held/:transfer/:index/container", .officers, container),
  ]

  /// The file that a path names.
  static func found(_ visit: Visit) async throws -> HeldFile {
    try await visit.office.heldFile(
      of: visit.identifier("transfer"), index: index(visit), by: visit.person)
  }

  /// The part of a path that is a file's place on its medium.
  static func index(_ visit: Visit) throws -> UInt64 {
    guard let index = UInt64(try visit.part("index")) else { throw Problem.notFound }
    return index
  }

  /// The list that the query asks for.
  static func chosen(_ visit: Visit) throws -> HeldList {
    guard let name = visit.query("state") else { return .open }
    guard let list = HeldList(rawValue: name) else { throw Problem.unknownHeldList }
    return list
  }

  private static func list(_ visit: Visit) async throws -> Response {
    try .json(
      await visit.office.heldFiles(
        chosen(visit), after: visit.query("after").flatMap(HeldPlace.init(text:)),
        by: visit.person))
  }

  private static func decide(_ visit: Visit) async throws -> Response {
    let act = try await visit.decoded(ReviewAct.self)
    return try .json(
      await visit.office.decide(
        of: visit.identifier("transfer"), index: index(visit), act, by: visit.person))
  }

  /// Sends the encrypted container of an exported file.
  static func container(_ visit: Visit, _ context: ConsoleContext) async throws -> Response {
    let file = try await visit.office.exportedContainer(
      of: visit.identifier("transfer"), index: index(visit), by: visit.person)
    return try await FileDownload.answer(file, context: context)
  }
}

extension Problem {
  fileprivate static let unknownHeldList = Problem(
    .unprocessableContent, "unknown-list",
    what: Words("没有这样的列表", "there is no such list"),
    hint: Words(
      "可用：open、agreed、decided、released、destroyed、all",
      "use open, agreed, decided, released, destroyed or all"))
}
