public import GateSigning
public import GateWatchList
public import GateWire

/// A station's side of the server's API: grants come in, signed records and reports go out.
///
/// Trust: a `StationGrant` is only text; the station checks the office's signature itself, so a
/// server that was taken over can hold grants back but never make one.
public struct StationLink: Sendable {
  let connection: ServerConnection

  /// Speaks over `connection`, whose token is the station's own.
  public init(_ connection: ServerConnection) {
    self.connection = connection
  }

  /// The grants that this station may use now, unverified.
  public func grants() async throws(ServerConnectionError) -> [StationGrant] {
    try await connection.get("station/grants")
  }

  /// The decisions on held files that this station has to carry out, unverified.
  public func reviews() async throws(ServerConnectionError) -> [StationReview] {
    try await connection.get("station/reviews")
  }

  /// Whom this station looks for on the intranet, unverified.
  public func watchList() async throws(ServerConnectionError) -> Unverified<WatchStatement> {
    try await connection.get("station/watch-list")
  }

  /// Hands in records, oldest first.
  ///
  /// - Returns: the last sequence number that is durable in the audit log; only records up to it
  ///   may be dropped from the spool.
  public func send(_ batch: RecordBatch) async throws(ServerConnectionError)
    -> RecordAcknowledgement
  {
    try await connection.post("station/records", batch)
  }

  /// Where to resume handing in records.
  public func acknowledged() async throws(ServerConnectionError) -> RecordAcknowledgement {
    try await connection.get("station/records")
  }

  /// Tells what is plugged in and how far transfers are.
  public func report(_ report: StationReport) async throws(ServerConnectionError) {
    try await connection.post("station/report", report)
  }
}
