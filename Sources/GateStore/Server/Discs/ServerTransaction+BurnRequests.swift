public import GateDiscs
public import GateDomain
import GRDB

extension ServerTransaction {
  /// Stores a burn request, new or changed.
  public func save(_ request: BurnRequest) throws {
    try database.execute(
      sql: """
        INSERT INTO burn_request VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, json = excluded.json
        """,
      arguments: [
        request.id.rawValue, request.number, request.requester.rawValue, request.state.rawValue,
        try StoredJSON.encode(request),
      ])
  }

  /// A burn request by identifier or number.
  public func burnRequest(_ idOrNumber: String) throws -> BurnRequest? {
    try burnRequests("id = ? OR number = ?", [idOrNumber, idOrNumber], limit: 1).first
  }

  /// Burn requests, newest first; those of one person, or everybody's.
  public func burnRequests(
    requester: Identifier<Person>?, limit: Int
  ) throws -> [BurnRequest] {
    guard let requester else { return try burnRequests("1", [], limit: limit) }
    return try burnRequests("requester = ?", [requester.rawValue], limit: limit)
  }

  /// What is to be decided about discs, without the lists of files, which may be long.
  public func undecidedBurnRequests() throws -> [Request] {
    try String.fetchAll(
      database, sql: "SELECT json_extract(json, '$.request') FROM burn_request WHERE state = ?",
      arguments: [RequestState.inReview.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  private func burnRequests(
    _ condition: String, _ arguments: StatementArguments, limit: Int
  ) throws -> [BurnRequest] {
    try String.fetchAll(
      database,
      sql: "SELECT json FROM burn_request WHERE \(condition) ORDER BY id DESC LIMIT \(limit)",
      arguments: arguments
    ).map { try StoredJSON.decode($0) }
  }
}
