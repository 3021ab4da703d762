public import GateDomain

/// A grant that may be used, with its request.
public struct LiveGrant: Hashable, Sendable {
  /// The grant.
  public let grant: Grant
  /// Whether something runs under it now.
  public let isInUse: Bool
  /// The request it rests on.
  public let request: Request
}

/// The office's requests in numbers.
public struct RequestFigures: Sendable {
  /// The first moment of each day, and how many requests were submitted on it.
  public let days: [(start: Timestamp, count: Int)]
  /// How many of them stand in each state.
  public let states: [RequestState: Int]
  /// How many there are of each form and of each department, most first.
  public let forms, departments: [(name: String, count: Int)]
  /// Half of the decisions were quicker than this, in seconds; nil when there were none.
  public let medianSeconds: Int64?
}
