/// A right made from approvals: one act, within a window, and only as far as it was approved.
///
/// Security: a value of this type is only a statement. What a station may act on is
/// `Verified<Grant>`: the same statement under the office's signature.
public struct Grant: Hashable, Sendable, Codable {
  /// What a grant can allow.
  public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    /// Read the medium and bring its clean files in (导入).
    case importFiles = "import"
    /// Burn the named files to a disc at the named station (刻录).
    case burn
    /// Carry the named things out (带出).
    case takeOut = "take-out"
    /// Bring a private device in (私人设备进入).
    case deviceEntry = "device-entry"
    /// Keep a file on an external machine (外网留存豁免).
    case keep
    /// Change the policy (变更策略).
    case changePolicy = "change-policy"
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
    /// The approver's own signature; nil where the step asked for none.
    public let seal: Seal?

    /// Quotes an approval.
    public init(_ approval: Approval) {
      self.init(
        approver: approval.approver, name: approval.approverName, step: approval.step,
        at: approval.at, seal: approval.seal)
    }

    /// Reads back what a grant quotes.
    package init(
      approver: Identifier<Person>, name: String, step: String, at: Timestamp, seal: Seal?
    ) {
      self.approver = approver
      self.name = name
      self.step = step
      self.at = at
      self.seal = seal
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
  /// The one medium it names; `DeviceIdentity.none` where its action has none.
  public let device: DeviceIdentity
  /// The one station it names; `Grant.noStation` where no station acts on it.
  public let station: Identifier<Station>
  /// The form it was asked for on, and what of its fields was approved.
  public let form: String
  /// The approved fields, narrowed by what the approvers took away.
  public let scope: [String: FormValue]
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
  /// The whole revision as canonical JSON, so that what was sealed can be compared with what
  /// is granted; nil when no approval is sealed.
  public let sealedForm: String?

  /// The grant that follows from an approved request; nil unless it is approved with approvals for
  /// every step.
  ///
  /// There is no other way to make a new one. Forms without a grant make none.
  ///
  /// Security: a grant must NEVER hold a file, a device or a moment that the approved revision does
  /// not; what the terms ask for and the form does not say makes no grant at all.
  ///
  /// `sealedForm` is the approved revision as canonical JSON.
  public init?(
    id: Identifier<Grant>, from request: Request, at time: Timestamp, sealedForm: String? = nil
  ) {
    let (terms, content) = (request.terms, request.revision.content)
    let narrowing = request.narrowing
    guard request.state == .approved, request.openStep == nil, !request.steps.isEmpty,
      !request.standingApprovals.contains(where: {
        request.isOwn($0.approver) || $0.inSteadOf.map(request.isOwn) ?? false
      }),
      let action = terms.action, let asked = terms.window(of: content, at: time),
      let window = Window(
        notBefore: asked.notBefore, notAfter: min(asked.notAfter, narrowing.until ?? asked.notAfter)
      ),
      let device = terms.device.map(content.device) ?? DeviceIdentity.none
    else { return nil }
    let station = terms.station.map(content.text) ?? Self.noStation.rawValue
    guard !station.isEmpty else { return nil }
    self.id = id
    self.action = action
    form = content.form
    scope = narrowing.applied(to: content.values)
    self.request = request.id
    requestNumber = request.number
    revision = request.revision.digest
    requester = request.requester
    self.device = device
    self.station = Identifier(station)
    self.window = window
    uses = 1
    basis = request.standingApprovals.map(Basis.init)
    policy = request.policy
    issuedAt = time
    self.sealedForm = request.standingApprovals.contains { $0.seal != nil } ? sealedForm : nil
  }

  /// No station acts on the grant: no station can have this name.
  public static let noStation = Identifier<Station>("-")

  /// Reads back a grant from its signed form; only GateSigning calls it, and only what passes
  /// its signature check becomes a `Verified<Grant>`.
  package init(
    id: Identifier<Grant>, action: Action, request: Identifier<Request>, requestNumber: String,
    revision: Digest, requester: Identifier<Person>, device: DeviceIdentity,
    station: Identifier<Station>, window: Window, uses: Int, basis: [Basis], policy: Digest,
    issuedAt: Timestamp, form: String = "inbound", scope: [String: FormValue] = [:],
    sealedForm: String? = nil
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
    self.form = form
    self.scope = scope
    self.sealedForm = sealedForm
  }
}
