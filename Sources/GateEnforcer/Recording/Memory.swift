import GateDomain

/// What the enforcer knows from its journal, so that nothing is forgotten when it starts anew.
struct Memory {
  /// How many uses of a grant are over.
  private(set) var spent: [String: Int] = [:]
  /// The size that a device had when it was open, by its fingerprint.
  private(set) var capacities: [String: Int64] = [:]
  /// Which make of device had a serial first.
  private(set) var owners: [String: String] = [:]
  /// The latest moment that was ever seen.
  private(set) var latest = Timestamp(milliseconds: 0)

  /// Takes in one entry of the journal; whether it says something that no other did.
  @discardableResult
  mutating func learn(_ entry: JSONValue) -> Bool {
    if let time = entry["at"]?.string.flatMap(Timestamp.init(rfc3339:)) {
      latest = max(latest, time)
    }
    if entry["event"]?.string == JournalEvent.Kind.spent.rawValue,
      let grant = entry["grant"]?.string
    {
      spent[grant, default: 0] += 1
      return true
    }
    guard let identity = entry["identity"].flatMap(DeviceIdentity.init(canonical:)) else {
      return false
    }
    let isOwner = learnOwner(of: identity)
    return learnCapacity(of: identity, entry) || isOwner
  }

  private mutating func learnOwner(of identity: DeviceIdentity) -> Bool {
    guard let owner = Self.owner(identity), owners[owner.serial] == nil else { return false }
    owners[owner.serial] = owner.make
    return true
  }

  private mutating func learnCapacity(of identity: DeviceIdentity, _ entry: JSONValue) -> Bool {
    guard let print = identity.fingerprint?.hex, let capacity = entry["capacity"]?.integer,
      capacities[print] == nil
    else { return false }
    capacities[print] = capacity
    return true
  }

  /// Whether a device of another make had this serial before.
  ///
  /// The same stick has other descriptors at a faster port, so only the numbers are compared.
  func isShared(_ identity: DeviceIdentity) -> Bool {
    guard let owner = Self.owner(identity), let known = owners[owner.serial] else { return false }
    return known != owner.make
  }

  private static func owner(_ identity: DeviceIdentity) -> (serial: String, make: String)? {
    guard !identity.serial.bytes.isEmpty else { return nil }
    return (Hex.encode(identity.serial.bytes), "\(identity.vendorID):\(identity.productID)")
  }
}
