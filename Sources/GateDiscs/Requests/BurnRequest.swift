public import GateDomain

/// One person's wish to take files out on discs, with everything that was decided about it.
///
/// Security: it is a `Request` like every other, with its one set of rules on who may decide what;
/// nothing is decided here. What the approvers decide about names the order's digest, and with it
/// every file.
public struct BurnRequest: Hashable, Sendable, Codable {
  /// What it asks for; never changed.
  public let order: BurnOrder
  /// The request that was decided about.
  public let request: Request

  /// Joins an order and the request for it; nil when the request asks for something else.
  public init?(_ request: Request, for order: BurnOrder) {
    guard request.terms.action == .burn,
      request.revision.content.values == order.fields(of: Identifier(request.id.rawValue))
    else { return nil }
    self.order = order
    self.request = request
  }

  /// The same order with its request as it stands now; nil when that is another one.
  public func with(_ request: Request) -> BurnRequest? {
    request.id == self.request.id ? BurnRequest(request, for: order) : nil
  }

  /// Its name; the draft that became it had the same.
  public var id: Identifier<BurnRequest> { Identifier(request.id.rawValue) }

  /// Its number in the office's register, such as `刻录〔2026〕12号`.
  public var number: String { request.number }

  /// Who asks.
  public var requester: Identifier<Person> { request.requester }

  /// The requester's name when it was submitted.
  public var requesterName: String { request.requesterName }

  /// The requester's department when it was submitted.
  public var department: String { request.department }

  /// Where it stands.
  public var state: RequestState { request.state }

  /// What approvals name: the digest of its one revision.
  public var digest: Digest { request.revision.digest }
}
