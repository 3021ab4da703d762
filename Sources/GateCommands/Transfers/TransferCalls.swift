import GateDomain
import GateStationLink
import GateWire

/// What transfer verbs ask the server.
struct TransferCalls: Sendable {
  let connection: ServerConnection

  func newest() async throws -> [Transfer] {
    try await connection.get("transfers")
  }

  func transfer(_ id: String) async throws -> Transfer {
    try await connection.get(ServerPath(["transfers", id]))
  }

  /// The transfer that is named, or the newest one.
  func chosen(_ id: String?) async throws -> Transfer {
    if let id { return try await transfer(id) }
    guard let newest = try await newest().first else {
      throw CommandFailure(
        "no-transfer", what: Words("还没有传输任务", "there is no transfer yet"),
        hint: Words("授权后插入介质即开始", "one begins when an approved medium is plugged in"))
    }
    return newest
  }

  /// All files, page by page.
  func files(of id: Identifier<Transfer>, heldOnly: Bool = false) async throws
    -> (files: [ScannedFile], skipped: [SkippedEntry], reviews: [Review])
  {
    var (files, skipped, reviews): ([ScannedFile], [SkippedEntry], [Review]) = ([], [], [])
    var after: UInt64?
    repeat {
      let page: FilePage = try await connection.get(
        Self.path(of: id, after: after, heldOnly: heldOnly))
      files += page.files
      skipped += page.skipped
      reviews += page.reviews
      // A page that does not move on would never end.
      guard page.next != after else { break }
      after = page.next
    } while after != nil
    return (files, skipped, reviews)
  }

  private static func path(of id: Identifier<Transfer>, after: UInt64?, heldOnly: Bool)
    -> ServerPath
  {
    var query: [(name: String, value: String)] = []
    if let after { query.append(("after", String(after))) }
    if heldOnly { query.append(("held", "1")) }
    return ServerPath(["transfers", id.rawValue, "files"], query: query)
  }
}
