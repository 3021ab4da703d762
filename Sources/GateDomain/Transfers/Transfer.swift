/// One medium's way through the gate: copied, judged, released (传输任务).
public struct Transfer: Hashable, Sendable, Codable {
  /// The transfer's own name.
  public let id: Identifier<Transfer>
  /// The grant it runs under and the request that grant rests on.
  public let grant: Identifier<Grant>
  /// The request that the grant rests on.
  public let request: Identifier<Request>
  /// That request's number.
  public let requestNumber: String
  /// Who asked for it, and so may fetch what is released.
  public let requester: Identifier<Person>
  /// Where it runs.
  public let station: Identifier<Station>
  /// The medium.
  public let device: DeviceIdentity
  /// When the medium was opened.
  public let startedAt: Timestamp
  /// Where it stands.
  public var state: TransferState
  /// How far it is.
  public var progress: TransferProgress

  /// A transfer that begins now.
  public init(
    id: Identifier<Transfer>, grant: Grant, device: DeviceIdentity, startedAt: Timestamp
  ) {
    self.id = id
    self.grant = grant.id
    request = grant.request
    requestNumber = grant.requestNumber
    requester = grant.requester
    station = grant.station
    self.device = device
    self.startedAt = startedAt
    state = .copying
    progress = TransferProgress()
  }
}
