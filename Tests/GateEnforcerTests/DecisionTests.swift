import GateDomain
@testable import GateEnforcer
import GateSigning
import GateUSB
import GateVerifying
import Testing

@Suite struct DecisionTests {
  /// One way in which a situation differs from the one that is allowed.
  enum Flaw: CaseIterable {
    case barred, known, weakSerial, noGrant, otherStation, otherDevice, otherFingerprint
    case unregistered, before, after, spent, inUse, clockBack
  }

  static let now = GrantMaker().now

  static func situation(_ flaws: Set<Flaw>) -> OpeningDecision.Situation {
    var maker = GrantMaker()
    var identity = GrantMaker.identity
    if flaws.contains(.weakSerial) {
      identity = changed(identity, serial: RawName("1"))
      maker.device = identity
    }
    if flaws.contains(.otherDevice) { maker.device = changed(identity, serial: RawName("X")) }
    if flaws.contains(.otherFingerprint) { maker.device = changed(maker.device, print: .of([9])) }
    if flaws.contains(.unregistered) { maker.device = changed(maker.device, print: nil) }
    if flaws.contains(.otherStation) { maker.station = "ST-02" }
    if flaws.contains(.before) { (maker.from, maker.to) = (60, 3_600) }
    if flaws.contains(.after) { (maker.from, maker.to) = (-3_600, -60) }
    return OpeningDecision.Situation(
      station: Identifier("ST-01"), identity: identity,
      functions: flaws.contains(.barred)
        ? .barred(.composite) : .storage(configuration: 1, interface: 0),
      objection: flaws.contains(.known) ? .secondSighting : nil,
      grant: flaws.contains(.noGrant) ? nil : maker.verified(),
      spent: flaws.contains(.spent) ? 1 : 0, isInUse: flaws.contains(.inUse), time: now,
      latest: flaws.contains(.clockBack) ? now.adding(seconds: 61) : now)
  }

  static func changed(
    _ identity: DeviceIdentity, serial: RawName? = nil,
    print: Digest? = GrantMaker.identity.fingerprint
  ) -> DeviceIdentity {
    DeviceIdentity(
      vendorID: identity.vendorID, productID: identity.productID,
      serial: serial ?? identity.serial, fingerprint: print)
  }

  @Test func `what everything speaks for is allowed, interface by interface`() {
    #expect(
      OpeningDecision.deciding(Self.situation([])) == .allow(configuration: 1, interface: 0))
  }

  @Test(arguments: Flaw.allCases)
  func `every set of flaws keeps it closed`(certain: Flaw) {
    for bits in 0..<(1 << Flaw.allCases.count) where bits.isMultiple(of: 5) {
      var flaws = Set(
        Flaw.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
      flaws.insert(certain)
      if case .allow = OpeningDecision.deciding(Self.situation(flaws)) {
        Issue.record("allowed despite \(flaws)")
      }
    }
  }

  static let reasons: [(Flaw, DeviceObjection)] = [
    (.barred, .composite), (.known, .secondSighting), (.weakSerial, .shortSerial),
    (.noGrant, .badGrant), (.otherStation, .otherStation), (.otherDevice, .otherDevice),
    (.otherFingerprint, .changedDescriptors), (.unregistered, .changedDescriptors),
    (.before, .notYet), (.after, .windowClosed), (.spent, .spent), (.inUse, .spent),
    (.clockBack, .clockSetBack),
  ]

  @Test(arguments: reasons.indices)
  func `each flaw has its own reason`(index: Int) {
    let (flaw, objection) = Self.reasons[index]
    #expect(OpeningDecision.deciding(Self.situation([flaw])) == .deny(objection))
  }

  @Test func `a clock that is a little behind still shows the later time`() {
    var situation = Self.situation([])
    let late = GrantMaker(to: 30).verified()
    situation = OpeningDecision.Situation(
      station: situation.station, identity: situation.identity, functions: situation.functions,
      objection: nil, grant: late, spent: 0, isInUse: false, time: Self.now,
      latest: Self.now.adding(seconds: 40))
    #expect(OpeningDecision.deciding(situation) == .deny(.windowClosed))
  }

  @Test func `a grant under another key, changed or cut is none`() throws {
    let key = try #require(OfficeKey(hex: GrantMaker.key.verificationKey.hex))
    let signed = try #require(GrantMaker().signed())
    #expect(key.grant(signed.statement, signature: signed.signature)?.grant == GrantMaker().grant())
    let foreign = try #require(GrantMaker().signed(with: SigningKey()))
    #expect(key.grant(foreign.statement, signature: foreign.signature) == nil)
    for index in stride(from: 0, to: signed.statement.count, by: 7) {
      var statement = signed.statement
      statement[index] ^= 1
      #expect(key.grant(statement, signature: signed.signature) == nil)
    }
    #expect(key.grant(signed.statement, signature: Array(signed.signature.dropLast())) == nil)
    #expect(key.grant(signed.statement, signature: signed.signature + [0]) == nil)
    #expect(key.grant([], signature: []) == nil)
    #expect(key.grant([UInt8](repeating: 0x20, count: 40_000), signature: signed.signature) == nil)
  }

  @Test func `a signature on a statement of another kind is none`() throws {
    let key = try #require(OfficeKey(hex: GrantMaker.key.verificationKey.hex))
    let signed = try #require(GrantMaker().signed())
    let text = String(decoding: signed.statement, as: UTF8.self)
    let other = GrantMaker.key.signature(for: Array("gatehouse/review/v1\n\(text)".utf8))
    #expect(key.grant(signed.statement, signature: other) == nil)
  }

  @Test(arguments: DeviceObjection.allCases)
  func `every objection says what is wrong and what to do, in both languages`(
    objection: DeviceObjection
  ) {
    for language in Language.allCases {
      let what = objection.explanation.what.in(language)
      #expect(!what.isEmpty && what != objection.rawValue)
      #expect(!objection.explanation.hint.in(language).isEmpty)
    }
  }
}
