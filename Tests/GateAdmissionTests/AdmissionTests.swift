import GateAdmission
import GateDomain
import GateSigning
import Testing

@Suite("Admission of devices")
struct AdmissionTests {
  private static let now = Timestamp(milliseconds: 1_000_000_000)
  private static let station = Identifier<Station>("ST-01")
  private static let device = Device(
    identity: DeviceIdentity(vendorID: 0x0951, productID: 0x1666, serial: RawName("A1")),
    product: RawName("stick"), capacity: 1 << 30, port: "1-1")

  /// One way in which a situation can differ from the one that is allowed.
  enum Flaw: CaseIterable {
    case otherVendor, otherProduct, otherSerial, serialLooksTheSame, otherStation, otherAction
    case before, after, leased, duplicate, serverAway, engineDown, noSerial, noGrant, noSeal
  }

  private func situation(_ flaws: Set<Flaw>) throws -> (Device, Admission.Situation) {
    let device = flaws.contains(.noSerial) ? Self.withSerial([]) : Self.device
    let grant = try grant(flaws, for: device)
    let lease: Identifier<Transfer>? = flaws.contains(.leased) ? Identifier("T1") : nil
    let offer = OfferedGrant(grant: grant, lease: lease, isSealed: !flaws.contains(.noSeal))
    let offers = flaws.contains(.noGrant) ? [] : [offer]
    let twin = Device(
      identity: device.identity, product: device.product, capacity: 1, port: "1-2")
    return (
      device,
      Admission.Situation(
        station: Self.station, present: flaws.contains(.duplicate) ? [device, twin] : [device],
        grants: flaws.contains(.serverAway) ? nil : offers,
        isEngineReady: !flaws.contains(.engineDown), time: Self.now)
    )
  }

  private func grant(_ flaws: Set<Flaw>, for device: Device) throws -> Verified<Grant> {
    var (vendor, product) = (device.identity.vendorID, device.identity.productID)
    var serial = device.identity.serial
    if flaws.contains(.otherVendor) { vendor += 1 }
    if flaws.contains(.otherProduct) { product += 1 }
    if flaws.contains(.otherSerial) { serial = RawName("A2") }
    // What udev shows as the same text is another serial in bytes.
    if flaws.contains(.serialLooksTheSame) { serial = RawName(Array("A1".utf8) + [0]) }
    let shift: Int64 = flaws.contains(.before) ? 7_200 : flaws.contains(.after) ? -7_200 : 0
    let window = try #require(
      Window(
        notBefore: Self.now.adding(seconds: shift - 3_600),
        notAfter: Self.now.adding(seconds: shift + 3_600)))
    let station = flaws.contains(.otherStation) ? "ST-02" : Self.station.rawValue
    let content = RequestContent(
      form: "inbound", version: Digest.of([]), subject: "",
      values: [
        "device": .device(
          DeviceIdentity(
            vendorID: vendor, productID: product, serial: serial,
            fingerprint: device.identity.fingerprint)),
        "station": .text(station), "window": .period(window),
      ])
    let action: Grant.Action = flaws.contains(.otherAction) ? .burn : .importFiles
    return Verified(signing: try Self.grant(for: content, action: action), with: SigningKey())
  }

  private static func grant(for content: RequestContent, action: Grant.Action) throws -> Grant {
    let digest = Digest.of(Array("revision".utf8))
    let requester = Person(id: Identifier("zhang"), name: "张", department: "一处", roles: [.staff])
    let officer = Person(
      id: Identifier("liu"), name: "刘", department: "保密办", roles: [.securityOfficer])
    let request = try Request(
      id: Identifier("R1"), number: "1", requester: requester,
      steps: [ApprovalStep(id: "sec", name: "审批", role: .securityOfficer, need: 1)],
      terms: GrantTerms(action: action, device: "device", station: "station", window: "window"),
      policy: digest, decideBefore: now.adding(seconds: 9_999),
      revision: Revision(
        number: 1, author: requester.id, content: content, digest: digest, submittedAt: now)
    ).applying(.answer(.approve, revision: digest, reason: ""), by: officer, at: now)
    return try #require(Grant(id: Identifier("G1"), from: request, at: now))
  }

  private static func withSerial(_ bytes: [UInt8]) -> Device {
    Device(
      identity: DeviceIdentity(vendorID: 1, productID: 2, serial: RawName(bytes)),
      product: RawName("x"), capacity: 1, port: "1-1")
  }

  @Test("a device that everything speaks for is allowed, under its grant")
  func allowed() throws {
    let (device, situation) = try situation([])
    guard case .allow(let grant) = Admission.deciding(about: device, in: situation) else {
      Issue.record("not allowed")
      return
    }
    #expect(grant.statement.device == device.identity)
  }

  @Test("every set of flaws keeps the device closed", arguments: Flaw.allCases)
  func wholeTable(certain: Flaw) throws {
    for bits in 0..<(1 << Flaw.allCases.count) where bits.isMultiple(of: 7) {
      var flaws = Set(
        Flaw.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
      flaws.insert(certain)
      let (device, situation) = try situation(flaws)
      if case .allow = Admission.deciding(about: device, in: situation) {
        Issue.record("allowed despite \(flaws)")
      }
    }
  }

  @Test(
    "each single flaw is named by its own reason",
    arguments: [
      (Flaw.otherSerial, "no-grant"), (.serialLooksTheSame, "no-grant"), (.otherVendor, "no-grant"),
      (.otherProduct, "no-grant"), (.otherStation, "no-grant"), (.noGrant, "no-grant"),
      (.before, "not-yet"), (.after, "window-closed"), (.leased, "in-use"),
      (.duplicate, "duplicate-identity"), (.serverAway, "server-away"),
      (.engineDown, "engine-down"), (.noSerial, "no-serial"),
    ])
  func reasons(flaw: Flaw, code: String) throws {
    let (device, situation) = try situation([flaw])
    guard case .block(let reason) = Admission.deciding(about: device, in: situation) else {
      Issue.record("allowed despite \(flaw)")
      return
    }
    #expect(reason.code == code)
    for language in Language.allCases {
      #expect(!reason.explanation(offsetSeconds: 28_800).what.in(language).isEmpty)
      #expect(!reason.explanation(offsetSeconds: 28_800).hint.in(language).isEmpty)
    }
  }

  private static func real(_ device: Device, _ byte: UInt8, _ objection: DeviceObjection? = nil)
    -> Device
  {
    Device(
      identity: DeviceIdentity(
        vendorID: device.identity.vendorID, productID: device.identity.productID,
        serial: device.identity.serial, fingerprint: Digest.of([byte])),
      product: device.product, capacity: 0, port: device.port, objection: objection)
  }

  private func decision(on device: Device, grantFor granted: Device) throws -> Admission {
    let offer = OfferedGrant(grant: try grant([], for: granted), lease: nil, isSealed: true)
    return Admission.deciding(
      about: device,
      in: Admission.Situation(
        station: Self.station, present: [device], grants: [offer], isEngineReady: true,
        time: Self.now))
  }

  @Test("a real device needs a grant with its fingerprint")
  func fingerprints() throws {
    let device = Self.real(Self.device, 1)
    if case .block(let reason) = try decision(on: device, grantFor: device) {
      Issue.record("blocked: \(reason)")
    }
    for (other, code) in [(Self.real(device, 2), "changed-descriptors"), (Self.device, "no-grant")]
    {
      guard case .block(let reason) = try decision(on: device, grantFor: other) else {
        Issue.record("allowed under a grant for \(other.identity)")
        continue
      }
      #expect(reason.code == code)
    }
  }

  @Test("what the enforcer objects to is never opened", arguments: DeviceObjection.allCases)
  func objections(objection: DeviceObjection) throws {
    let device = Self.real(Self.device, 1, objection)
    guard case .block(let reason) = try decision(on: device, grantFor: device) else {
      Issue.record("allowed despite \(objection)")
      return
    }
    #expect(reason == .objection(objection) && reason.code == objection.rawValue)
  }

  @Test("of several grants for one device the usable one is taken")
  func severalGrants() throws {
    let good = try grant([], for: Self.device)
    let old = try grant([.after], for: Self.device)
    let early = try grant([.before], for: Self.device)
    let offers = [old, early, good].map { OfferedGrant(grant: $0, lease: nil, isSealed: true) }
    for order in [offers, offers.reversed()] {
      let situation = Admission.Situation(
        station: Self.station, present: [Self.device], grants: order, isEngineReady: true,
        time: Self.now)
      guard case .allow = Admission.deciding(about: Self.device, in: situation) else {
        Issue.record("the usable grant was not found")
        return
      }
    }
  }
}
