extension Grant {
  /// Grants are signed in a context of their own.
  public static var context: String { "grant" }

  /// The signed form of a grant.
  public var canonical: JSONValue {
    guard let sealedForm, case .object(var members) = plain else { return plain }
    members["sealed_form"] = .string(sealedForm)
    return .object(members)
  }

  private var plain: JSONValue {
    [
      "action": .string(action.rawValue),
      "basis": .array(basis.map(\.canonical)),
      "device": device.canonical,
      "form": .string(form),
      "id": .string(id.rawValue),
      "issued_at": .string(issuedAt.rfc3339),
      "not_after": .string(window.notAfter.rfc3339),
      "not_before": .string(window.notBefore.rfc3339),
      "policy": .string(policy.hex),
      "request": .string(request.rawValue),
      "request_number": .string(requestNumber),
      "requester": .string(requester.rawValue),
      "revision": .string(revision.hex),
      "scope": .object(scope.mapValues(\.canonical)),
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
      let form = canonical["form"]?.string, case .object(let fields)? = canonical["scope"],
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
      basis: basis.compactMap(\.self), policy: policy, issuedAt: issuedAt, form: form,
      scope: fields.compactMapValues(FormValue.init(canonical:)),
      sealedForm: canonical["sealed_form"]?.string)
    guard self.canonical == canonical else { return nil }
  }
}

extension Grant.Basis {
  var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "approver": .string(approver.rawValue), "at": .string(at.rfc3339), "name": .string(name),
      "step": .string(step),
    ]
    if let seal { members["seal"] = seal.canonical }
    return .object(members)
  }

  init?(canonical: JSONValue) {
    guard let approver = canonical["approver"]?.string, let name = canonical["name"]?.string,
      let step = canonical["step"]?.string,
      let at = canonical["at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    let seal = canonical["seal"].flatMap(Seal.init(canonical:))
    guard (seal == nil) == (canonical["seal"] == nil) else { return nil }
    self.init(approver: Identifier(approver), name: name, step: step, at: at, seal: seal)
  }
}
