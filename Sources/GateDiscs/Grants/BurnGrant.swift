public import GateDomain

/// A right made from approvals: burn one order's files at one station, so many times.
///
/// Security: a value of this type is only a statement. A station acts on `Verified<BurnGrant>`,
/// on files only if the order they stand in has the digest that the grant names, and only if the
/// approvers' seals hold where its own policy asks for them.
public struct BurnGrant: Hashable, Sendable {
  /// What people approved, with their seals.
  public let approved: Grant
  /// How many discs more, in the place of discs that an officer found spoiled.
  ///
  /// It is the server's word alone: no approver's seal covers it.
  public let replaced: Int
  /// The digest of the order that was approved.
  public let order: Digest
  /// How many discs.
  public let copies: Int

  /// Most discs that are ever replaced.
  static let replacedLimit = 1_000

  /// The right to burn that a grant gives; nil for a grant to do something else.
  public init?(_ approved: Grant, replaced: Int = 0) {
    guard approved.action == .burn, (0...Self.replacedLimit).contains(replaced),
      case .text(let order)? = approved.scope[BurnOrder.orderField],
      let order = Digest(hex: order),
      case .number(let copies)? = approved.scope[BurnOrder.copiesField],
      (1...Int64(BurnOrder.copyLimit)).contains(copies)
    else { return nil }
    self.init(approved, replaced: replaced, order: order, copies: Int(copies))
  }

  private init(_ approved: Grant, replaced: Int, order: Digest, copies: Int) {
    self.approved = approved
    self.replaced = replaced
    self.order = order
    self.copies = copies
  }

  /// The same grant for one disc more, in the place of one that no longer counts.
  public func replacingOne() -> BurnGrant {
    BurnGrant(approved, replaced: replaced + 1, order: order, copies: copies)
  }

  /// The grant's own name.
  public var id: Identifier<BurnGrant> { Identifier(approved.id.rawValue) }

  /// The request it rests on.
  public var request: Identifier<BurnRequest> { Identifier(approved.request.rawValue) }

  /// The request's number in the office's register.
  public var requestNumber: String { approved.requestNumber }

  /// The one station it names.
  public var station: Identifier<Station> { approved.station }

  /// When it may be used.
  public var window: Window { approved.window }

  /// Who approved; never empty.
  public var approvers: [Identifier<Person>] { approved.basis.map(\.approver) }

  /// The policy bundle in force when it was made.
  public var policy: Digest { approved.policy }

  /// How many discs may ever be written under it.
  public var discLimit: Int { copies + replaced }
}
