public import GateDomain
public import GateSigning

/// What the station decides about a device (判定).
public enum Admission: Sendable {
  /// Open it, under this grant.
  case allow(Verified<Grant>)
  /// Leave it closed, for this reason.
  case block(BlockReason)
}

extension Admission {
  /// What is known when a device is judged.
  public struct Situation: Sendable {
    /// Where the device is plugged in.
    public let station: Identifier<Station>
    /// Every device that is plugged in there, the judged one included.
    public let present: [Device]
    /// The grants that the server offers; nil while it is away.
    public let grants: [OfferedGrant]?
    /// Whether a scan engine is ready.
    public let isEngineReady: Bool
    /// Now.
    public let time: Timestamp

    /// Collects what is known.
    public init(
      station: Identifier<Station>, present: [Device], grants: [OfferedGrant]?,
      isEngineReady: Bool, time: Timestamp
    ) {
      self.station = station
      self.present = present
      self.grants = grants
      self.isEngineReady = isEngineReady
      self.time = time
    }
  }

  /// Decides about `device`: total, and `block` unless everything speaks for it.
  ///
  /// Security invariant, tested by the whole table: `allow` needs a verified grant that names this
  /// device's exact vendor, product and raw serial, names this station, is inside its window, is
  /// for importing, carries the seals that the station asks for and is not leased; the device must
  /// be the only one with its identity; and the enforcer must have no objection. A grant that names
  /// a device's numbers with another fingerprint is no grant for it: its descriptors are not those
  /// that were registered.
  public static func deciding(about device: Device, in situation: Situation) -> Admission {
    if let objection = device.objection { return .block(.objection(objection)) }
    guard !device.identity.serial.bytes.isEmpty else { return .block(.noSerial) }
    guard situation.present.count(where: { $0.identity == device.identity }) <= 1 else {
      return .block(.duplicateIdentity)
    }
    guard let grants = situation.grants else { return .block(.serverAway) }
    let matching = grants.filter { names(device, at: situation.station, $0.grant.statement) }
    guard let offered = best(of: matching, at: situation.time) else {
      return .block(isOtherwise(device, than: grants) ? .objection(.changedDescriptors) : .noGrant)
    }
    switch offered.grant.statement.window.position(of: situation.time) {
    case .before: return .block(.notYet(offered.grant.statement.window.notBefore))
    case .after: return .block(.windowClosed)
    case .inside: break
    }
    guard offered.isSealed else { return .block(.sealMissing) }
    guard offered.lease == nil else { return .block(.inUse) }
    return situation.isEngineReady ? .allow(offered.grant) : .block(.engineDown)
  }

  private static func names(
    _ device: Device, at station: Identifier<Station>, _ grant: Grant
  ) -> Bool {
    grant.action == .importFiles && grant.device == device.identity && grant.station == station
  }

  private static func isOtherwise(_ device: Device, than grants: [OfferedGrant]) -> Bool {
    grants.contains {
      let named = $0.grant.statement.device
      return named.hasSameNumbers(as: device.identity) && named.fingerprint != nil
    }
  }

  // With several grants for one device the usable one wins, then the next to become usable.
  private static func best(of offers: [OfferedGrant], at time: Timestamp) -> OfferedGrant? {
    offers.min { rank($0, at: time) < rank($1, at: time) }
  }

  private static func rank(_ offer: OfferedGrant, at time: Timestamp) -> (Int, Int64) {
    let window = offer.grant.statement.window
    return switch window.position(of: time) {
    case .inside:
      (offer.lease == nil && offer.isSealed ? 0 : 1, window.notAfter.milliseconds)
    case .before: (2, window.notBefore.milliseconds)
    case .after: (3, -window.notAfter.milliseconds)
    }
  }
}
