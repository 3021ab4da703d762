public import GateDomain

/// A device as the enforcer sees it.
public struct SightedDevice: Hashable, Sendable {
  /// The enforcer's number for this plugging in; never used twice in one run.
  public let sighting: UInt64
  /// What it is; the fingerprint is there unless it could not be read.
  public let device: Device

  /// Describes a device.
  public init(sighting: UInt64, device: Device) {
    self.sighting = sighting
    self.device = device
  }
}

extension SightedDevice {
  // The longest a USB string can be in UTF-8, and a path through every hub.
  private static let (nameLimit, portLimit) = (384, 256)

  init(reading reader: inout WireReader) throws(WireError) {
    sighting = try reader.number()
    let port = try reader.word(limit: Self.portLimit)
    let (vendor, product): (UInt16, UInt16) = (try reader.number(), try reader.number())
    let serial = RawName(try reader.field(limit: Self.nameLimit))
    let name = RawName(try reader.field(limit: Self.nameLimit))
    let capacity: UInt64 = try reader.number()
    let fingerprint = try reader.field(limit: 32)
    let word = try reader.word(limit: EnforcerRequest.wordLimit)
    let objection = DeviceObjection(rawValue: word)
    guard objection != nil || word.isEmpty, fingerprint.isEmpty || fingerprint.count == 32 else {
      throw .meaningless
    }
    device = Device(
      identity: DeviceIdentity(
        vendorID: vendor, productID: product, serial: serial,
        fingerprint: Digest(bytes: fingerprint)),
      product: name, capacity: capacity, port: port, objection: objection)
  }

  func write(to writer: inout WireWriter) {
    writer.put(sighting)
    writer.put(device.port)
    writer.put(device.identity.vendorID)
    writer.put(device.identity.productID)
    writer.put(Array(device.identity.serial.bytes.prefix(Self.nameLimit)))
    writer.put(Array(device.product.bytes.prefix(Self.nameLimit)))
    writer.put(device.capacity)
    writer.put(device.identity.fingerprint?.bytes ?? [])
    writer.put(device.objection?.rawValue ?? "")
  }
}
