public import GateDomain

/// A right made from approvals: burn one order's files at one station, so many times.
///
/// Security: a value of this type is only a statement. A station acts on `Verified<BurnGrant>`,
/// and on files only if the order they stand in has the digest that the grant names.
public struct BurnGrant: Hashable, Sendable, Codable {
  /// The grant's own name.
  public let id: Identifier<BurnGrant>
  /// The request it rests on.
  public let request: Identifier<BurnRequest>
  /// The request's number in the office's register.
  public let requestNumber: String
  /// The digest of the order that was approved.
  public let order: Digest
  /// How many discs.
  public let copies: Int
  /// How many more, in the place of discs that an officer found spoiled.
  public let replaced: Int
  /// The one station it names.
  public let station: Identifier<Station>
  /// When it may be used.
  public let window: Window
  /// Who approved; never empty.
  public let approvers: [Identifier<Person>]
  /// The policy bundle in force when it was made.
  public let policy: Digest
  /// When it was made.
  public let issuedAt: Timestamp

  /// The grant that follows from an approved request; nil unless it is approved with approvals
  /// for every step, none of them its requester's.
  ///
  /// There is no other way to make a new one.
  public init?(id: Identifier<BurnGrant>, from request: BurnRequest, at time: Timestamp) {
    guard request.state == .approved, request.openStep == nil, !request.steps.isEmpty,
      request.digest == request.order.digest(for: request.id),
      !request.standingApprovals.contains(where: { $0.approver == request.requester })
    else { return nil }
    self.init(
      id: id, request: request.id, requestNumber: request.number, order: request.digest,
      copies: request.order.copies, replaced: 0, station: request.order.station,
      window: request.order.window,
      approvers: request.standingApprovals.map(\.approver), policy: request.policy,
      issuedAt: time)
  }

  init(
    id: Identifier<BurnGrant>, request: Identifier<BurnRequest>, requestNumber: String,
    order: Digest, copies: Int, replaced: Int, station: Identifier<Station>, window: Window,
    approvers: [Identifier<Person>], policy: Digest, issuedAt: Timestamp
  ) {
    self.id = id
    self.request = request
    self.requestNumber = requestNumber
    self.order = order
    self.copies = copies
    self.replaced = replaced
    self.station = station
    self.window = window
    self.approvers = approvers
    self.policy = policy
    self.issuedAt = issuedAt
  }

  /// The same grant for one disc more, in the place of one that no longer counts.
  public func replacingOne() -> BurnGrant {
    BurnGrant(
      id: id, request: request, requestNumber: requestNumber, order: order, copies: copies,
      replaced: replaced + 1, station: station, window: window, approvers: approvers,
      policy: policy, issuedAt: issuedAt)
  }

  /// How many discs may ever be written under it.
  public var discLimit: Int { copies + replaced }
}
