public import GateDomain

extension DeviceIdentity {
  /// How a form names a device: `vendor:product:serial`, four hexadecimal digits each and the
  /// serial's bytes in hexadecimal digits; behind these `:fingerprint` of a real device.
  public var formText: String {
    let numbers = "\(Self.digits(vendorID)):\(Self.digits(productID)):\(Hex.encode(serial.bytes))"
    return fingerprint.map { "\(numbers):\($0.hex)" } ?? numbers
  }

  /// Reads `formText`, or `vendor:product:text:` and the serial as it is printed on the device.
  public init?(formText: String) {
    let parts = formText.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, let vendor = Self.number(parts[0]), let product = Self.number(parts[1])
    else { return nil }
    if parts.count == 4, parts[2] == "text" {
      self.init(vendorID: vendor, productID: product, serial: RawName(String(parts[3])))
    } else if parts.count == 4, let serial = Hex.decode(String(parts[2])),
      let fingerprint = Digest(hex: String(parts[3]))
    {
      self.init(
        vendorID: vendor, productID: product, serial: RawName(serial), fingerprint: fingerprint)
    } else if parts.count == 3, let serial = Hex.decode(String(parts[2])) {
      self.init(vendorID: vendor, productID: product, serial: RawName(serial))
    } else {
      return nil
    }
  }

  private static func digits(_ number: UInt16) -> String {
    Hex.encode([UInt8(number >> 8), UInt8(number & 255)])
  }

  private static func number(_ text: Substring) -> UInt16? {
    text.count == 4 ? UInt16(text, radix: 16) : nil
  }
}

extension Timestamp {
  /// Reads `2026-11-22T16:05` (or with a space) by a clock that far east of UTC, as browsers
  /// send it.
  public init?(formText: String, offsetSeconds: Int) {
    let normal = formText.replacing(" ", with: "T")
    let fields = normal.split(whereSeparator: { "-T:".contains($0) }).map { Int($0) }
    guard normal.count == 16, fields.count == 5, !fields.contains(nil) else { return nil }
    let numbers = fields.compactMap(\.self)
    guard
      let moment = CivilTime.moment(
        year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
        minute: numbers[4], offsetSeconds: offsetSeconds),
      moment.formText(offsetSeconds: offsetSeconds) == normal
    else { return nil }
    self = moment
  }

  /// What `init(formText:)` reads.
  public func formText(offsetSeconds: Int) -> String {
    display(offsetSeconds: offsetSeconds).replacing(" ", with: "T")
  }
}
