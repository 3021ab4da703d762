public import GateDomain

extension Grant: SignableStatement {
  /// Grants are signed in a context of their own.
  public static var context: String { "grant" }

  /// The signed form of a grant.
  public var canonical: JSONValue {
    [
      "action": .string(action.rawValue),
      "basis": .array(basis.map(\.canonical)),
      "device": device.canonical,
      "id": .string(id.rawValue),
      "issued_at": .string(issuedAt.rfc3339),
      "not_after": .string(window.notAfter.rfc3339),
      "not_before": .string(window.notBefore.rfc3339),
      "policy": .string(policy.hex),
      "request": .string(request.rawValue),
      "request_number": .string(requestNumber),
      "requester": .string(requester.rawValue),
      "revision": .string(revision.hex),
      "station": .string(station.rawValue),
      "uses": .integer(Int64(uses)),
    ]
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let action = canonical["action"]?.string.flatMap(Action.init(rawValue:)),
      let basis = canonical["basis"]?.array?.map(Basis.init(canonical:)),
      !basis.isEmpty, !basis.contains(where: { $0 == nil }),
      let device = canonical["device"].flatMap(DeviceIdentity.init(canonical:)),
      let id = canonical["id"]?.string,
      let issuedAt = canonical["issued_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let notAfter = canonical["not_after"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let notBefore = canonical["not_before"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let window = Window(notBefore: notBefore, notAfter: notAfter),
      let policy = canonical["policy"]?.string.flatMap(Digest.init(hex:)),
      let request = canonical["request"]?.string,
      let requestNumber = canonical["request_number"]?.string,
      let requester = canonical["requester"]?.string,
      let revision = canonical["revision"]?.string.flatMap(Digest.init(hex:)),
      let station = canonical["station"]?.string,
      let uses = canonical["uses"]?.integer, uses > 0
    else { return nil }
    self.init(
      id: Identifier(id), action: action, request: Identifier(request),
      requestNumber: requestNumber, revision: revision, requester: Identifier(requester),
      device: device, station: Identifier(station), window: window, uses: Int(uses),
      basis: basis.compactMap(\.self), policy: policy, issuedAt: issuedAt)
    guard self.canonical == canonical else { return nil }
  }
}

extension Grant.Basis {
  var canonical: JSONValue {
    [
      "approver": .string(approver.rawValue), "at": .string(at.rfc3339), "name": .string(name),
      "step": .string(step),
    ]
  }

  init?(canonical: JSONValue) {
    guard let approver = canonical["approver"]?.string, let name = canonical["name"]?.string,
      let step = canonical["step"]?.string,
      let at = canonical["at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    self.init(approver: Identifier(approver), name: name, step: step, at: at)
  }
}

extension DeviceIdentity {
  /// The signed and hashed form of a device's identity.
  public var canonical: JSONValue {
    [
      "product": .integer(Int64(productID)), "serial": .string(Hex.encode(serial.bytes)),
      "vendor": .integer(Int64(vendorID)),
    ]
  }

  /// Reads the canonical form; nil for anything else.
  public init?(canonical: JSONValue) {
    guard let product = canonical["product"]?.integer.flatMap(UInt16.init(exactly:)),
      let vendor = canonical["vendor"]?.integer.flatMap(UInt16.init(exactly:)),
      let serial = canonical["serial"]?.string.flatMap(Hex.decode)
    else { return nil }
    self.init(vendorID: vendor, productID: product, serial: RawName(serial))
  }
}
