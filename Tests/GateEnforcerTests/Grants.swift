import GateDomain
import GateSigning
import GateVerifying

/// Grants as an office signs them.
struct GrantMaker {
  static let key = SigningKey()
  static let identity = DeviceIdentity(
    vendorID: 0x0951, productID: 0x1666, serial: RawName("60A44C3FAD22"),
    fingerprint: Digest.of([1, 2, 3]))

  var id = "G1"
  var device = identity
  var station = "ST-01"
  var from: Int64 = -3_600
  var to: Int64 = 3_600
  var now = Timestamp(milliseconds: 1_800_000_000_000)

  func grant() -> Grant? {
    guard
      let window = Window(
        notBefore: now.adding(seconds: from), notAfter: now.adding(seconds: to))
    else { return nil }
    return Grant(
      id: Identifier(id), action: .importFiles, request: Identifier("R1"), requestNumber: "1",
      revision: Digest.of([1]), requester: Identifier("zhang"), device: device,
      station: Identifier(station), window: window, uses: 1,
      basis: [.init(approver: Identifier("liu"), name: "刘", step: "sec", at: now, seal: nil)],
      policy: Digest.of([2]), issuedAt: now)
  }

  func signed(with key: SigningKey = key) -> (statement: [UInt8], signature: [UInt8])? {
    guard let grant = grant() else { return nil }
    let unverified = Verified(signing: grant, with: key).unverified
    return (Array(unverified.statement.utf8), Hex.decode(unverified.signature) ?? [])
  }

  func verified() -> VerifiedGrant? {
    guard let signed = signed() else { return nil }
    return OfficeKey(hex: Self.key.verificationKey.hex)?
      .grant(signed.statement, signature: signed.signature)
  }
}
