/// A right made from approvals: open one medium at one station within a window.
///
/// Security: a value of this type is only a statement. What a station may act on is
/// `Verified<Grant>`: the same statement under the office's signature.
public struct Grant: Hashable, Sendable, Codable {
  /// What a grant can allow.
  public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    /// Read the medium and bring its clean files in (导入).
    case importFiles = "import"
  }

  /// The approval of one step, as the grant quotes it.
  public struct Basis: Hashable, Sendable, Codable {
    /// Who approved, under which name, at which step, when.
    public let approver: Identifier<Person>
    /// The approver's name at that time.
    public let name: String
    /// The step that was approved.
    public let step: String
    /// When.
    public let at: Timestamp

    /// Quotes an approval.
    public init(_ approval: Approval) {
      self.init(
        approver: approval.approver, name: approval.approverName, step: approval.step,
        at: approval.at)
    }

    /// Reads back what a grant quotes.
    package init(
      approver: Identifier<Person>, name: String, step: String, at: Timestamp
    ) {
      self.approver = approver
      self.name = name
      self.step = step
      self.at = at
    }
  }

  /// The grant's own name.
  public let id: Identifier<Grant>
  /// What it allows.
  public let action: Action
  /// The request it rests on, and that request's number.
  public let request: Identifier<Request>
  /// The request's number in the office's register.
  public let requestNumber: String
  /// The exact revision that was approved.
  public let revision: Digest
  /// Who asked.
  public let requester: Identifier<Person>
  /// The one medium it names.
  public let device: DeviceIdentity
  /// The one station it names.
  public let station: Identifier<Station>
  /// When it may be used.
  public let window: Window
  /// How many transfers may complete under it.
  public let uses: Int
  /// The approvals it rests on; never empty.
  public let basis: [Basis]
  /// The policy bundle in force when it was made.
  public let policy: Digest
  /// When it was made.
  public let issuedAt: Timestamp

  /// The grant that follows from an approved request; nil unless it is approved with approvals for
  /// every step.
  ///
  /// There is no other way to make a new one.
  public init?(id: Identifier<Grant>, from request: Request, at time: Timestamp) {
    guard request.state == .approved, request.openStep == nil, !request.steps.isEmpty,
      !request.standingApprovals.contains(where: { $0.approver == request.requester })
    else { return nil }
    let content = request.revision.content
    self.id = id
    action = .importFiles
    self.request = request.id
    requestNumber = request.number
    revision = request.revision.digest
    requester = request.requester
    device = content.device
    station = content.station
    window = content.window
    uses = 1
    basis = request.standingApprovals.map(Basis.init)
    policy = request.policy
    issuedAt = time
  }

  /// Reads back a grant from its signed form; only GateSigning calls it, and only what passes
  /// its signature check becomes a `Verified<Grant>`.
  package init(
    id: Identifier<Grant>, action: Action, request: Identifier<Request>, requestNumber: String,
    revision: Digest, requester: Identifier<Person>, device: DeviceIdentity,
    station: Identifier<Station>, window: Window, uses: Int, basis: [Basis], policy: Digest,
    issuedAt: Timestamp
  ) {
    self.id = id
    self.action = action
    self.request = request
    self.requestNumber = requestNumber
    self.revision = revision
    self.requester = requester
    self.device = device
    self.station = station
    self.window = window
    self.uses = uses
    self.basis = basis
    self.policy = policy
    self.issuedAt = issuedAt
  }
}
