extension DeviceIdentity {
  /// The signed and hashed form of a device's identity.
  public var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "product": .integer(Int64(productID)), "serial": .string(Hex.encode(serial.bytes)),
      "vendor": .integer(Int64(vendorID)),
    ]
    if let fingerprint { members["fingerprint"] = .string(fingerprint.hex) }
    return .object(members)
  }

  /// Reads the canonical form; nil for anything else.
  public init?(canonical: JSONValue) {
    guard let product = canonical["product"]?.integer.flatMap(UInt16.init(exactly:)),
      let vendor = canonical["vendor"]?.integer.flatMap(UInt16.init(exactly:)),
      let serial = canonical["serial"]?.string.flatMap(Hex.decode)
    else { return nil }
    let fingerprint = canonical["fingerprint"]?.string.flatMap(Digest.init(hex:))
    self.init(
      vendorID: vendor, productID: product, serial: RawName(serial), fingerprint: fingerprint)
  }
}
