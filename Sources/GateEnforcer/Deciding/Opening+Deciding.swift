import GateDomain
import GateUSB
import GateVerifying

/// What the enforcer decides about a station's wish to open a device (判定).
enum OpeningDecision: Hashable {
  /// Authorise this interface of this configuration and nothing else.
  case allow(configuration: UInt8, interface: UInt8)
  /// Leave it closed.
  case deny(DeviceObjection)

  /// What is known when a wish is judged.
  struct Situation {
    /// Where this is.
    let station: Identifier<GateDomain.Station>
    /// What the device says of itself, and what it can do.
    let identity: DeviceIdentity
    let functions: DeviceFunctions
    /// What was found out about it since it was plugged in: a weak or a shared serial, a second
    /// sighting, an earlier misdeed.
    let objection: DeviceObjection?
    /// The grant, if the office's signature holds.
    let grant: VerifiedGrant?
    /// How many uses of it are over, and whether it is in use now.
    let spent: Int
    let isInUse: Bool
    /// Now, and the latest moment that was ever seen.
    let time, latest: Timestamp
  }

  // Clocks are corrected by a little all the time.
  private static let toleranceSeconds: Int64 = 60

  /// Decides: total, and `deny` unless everything speaks for it.
  ///
  /// Security invariant, tested by its whole table: `allow` needs a device that is one disk and
  /// nothing else, against which nothing is known, and a grant under the office's signature for
  /// importing, for this station, for exactly this identity with its fingerprint, inside its
  /// window by a clock that was not set back, with a use left and not in use.
  static func deciding(_ situation: Situation) -> OpeningDecision {
    guard case .storage(let configuration, let interface) = situation.functions else {
      if case .barred(let objection) = situation.functions { return .deny(objection) }
      return .deny(.otherKind)
    }
    if let objection = situation.objection { return .deny(objection) }
    if let objection = SerialRule.objection(to: situation.identity.serial.bytes) {
      return .deny(objection)
    }
    guard let grant = situation.grant?.grant, grant.action == .importFiles else {
      return .deny(.badGrant)
    }
    if let objection = objection(to: grant, in: situation) { return .deny(objection) }
    return .allow(configuration: configuration, interface: interface)
  }

  private static func objection(
    to grant: Grant, in situation: Situation
  ) -> DeviceObjection? {
    guard grant.station == situation.station else { return .otherStation }
    guard grant.device == situation.identity, grant.device.fingerprint != nil else {
      let isNamed = grant.device.hasSameNumbers(as: situation.identity)
      return isNamed ? .changedDescriptors : .otherDevice
    }
    guard situation.time.adding(seconds: toleranceSeconds) >= situation.latest else {
      return .clockSetBack
    }
    switch grant.window.position(of: max(situation.time, situation.latest)) {
    case .before: return .notYet
    case .after: return .windowClosed
    case .inside: break
    }
    return situation.spent >= grant.uses || situation.isInUse ? .spent : nil
  }
}
