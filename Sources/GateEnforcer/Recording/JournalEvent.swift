import GateDomain

/// Something that the enforcer decided or did, as its journal and the audit log tell it.
struct JournalEvent {
  /// What it was.
  enum Kind: String {
    case started, plugged, blocked, allowed, opened, refused, closed, removed, spent, incident
  }

  let kind: Kind
  var device: Device?
  var sighting: UInt64?
  var grant: Identifier<Grant>?
  var objection: DeviceObjection?
  var capacity: UInt64?
  /// What else there is to tell, such as the path of a disk that came another way.
  var detail: String?

  init(_ kind: Kind, _ sighting: Sighting? = nil) {
    self.kind = kind
    device = sighting?.device
    self.sighting = sighting?.number
  }

  /// The entry with its number and time.
  func value(sequence: UInt64, at time: Timestamp) -> JSONValue {
    var members: [String: JSONValue] = [
      "at": .string(time.rfc3339), "event": .string(kind.rawValue),
      "sequence": .integer(Int64(clamping: sequence)),
    ]
    if let device {
      members["identity"] = device.identity.canonical
      members["port"] = .string(RawName(device.port).escaped)
      members["product"] = .string(device.product.escaped)
    }
    members["capacity"] = capacity.map { .integer(Int64(clamping: $0)) }
    members["detail"] = detail.map { .string(RawName($0).escaped) }
    members["grant"] = grant.map { .string($0.rawValue) }
    members["reason"] = objection.map { .string($0.rawValue) }
    members["sighting"] = sighting.map { .integer(Int64(clamping: $0)) }
    return .object(members)
  }
}
