public import GateDomain
public import GateSigning

extension BurnGrant: SignableStatement {
  /// Grants to burn are signed in a context of their own.
  public static var context: String { "burn-grant" }

  /// The signed form.
  public var canonical: JSONValue {
    [
      "action": "burn", "approvers": .array(approvers.map { .string($0.rawValue) }),
      "copies": .integer(Int64(copies)), "id": .string(id.rawValue),
      "issued_at": .string(issuedAt.rfc3339), "not_after": .string(window.notAfter.rfc3339),
      "not_before": .string(window.notBefore.rfc3339), "order": .string(order.hex),
      "policy": .string(policy.hex), "replaced": .integer(Int64(replaced)),
      "request": .string(request.rawValue),
      "request_number": .string(requestNumber), "station": .string(station.rawValue),
    ]
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard canonical["action"]?.string == "burn",
      let approvers = canonical["approvers"]?.array?.map(\.string), !approvers.isEmpty,
      !approvers.contains(nil),
      let copies = canonical["copies"]?.integer, (1...BurnOrder.copyLimit).contains(Int(copies)),
      let id = canonical["id"]?.string,
      let issuedAt = canonical["issued_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let notAfter = canonical["not_after"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let notBefore = canonical["not_before"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let window = Window(notBefore: notBefore, notAfter: notAfter),
      let order = canonical["order"]?.string.flatMap(Digest.init(hex:)),
      let policy = canonical["policy"]?.string.flatMap(Digest.init(hex:)),
      let replaced = canonical["replaced"]?.integer, (0...1_000).contains(replaced),
      let request = canonical["request"]?.string,
      let requestNumber = canonical["request_number"]?.string,
      let station = canonical["station"]?.string
    else { return nil }
    self.init(
      id: Identifier(id), request: Identifier(request), requestNumber: requestNumber,
      order: order, copies: Int(copies), replaced: Int(replaced), station: Identifier(station),
      window: window,
      approvers: approvers.compactMap(\.self).map { Identifier($0) }, policy: policy,
      issuedAt: issuedAt)
    guard self.canonical == canonical else { return nil }
  }
}
