import GateDomain
import GateWire
import Testing

@Suite struct EnforcerMessageTests {
  static let identity = DeviceIdentity(
    vendorID: 0x0951, productID: 0x1666, serial: RawName([0xff, 0, 0x41]),
    fingerprint: Digest(bytes: [UInt8](repeating: 7, count: 32)))

  static let requests: [EnforcerRequest] = [
    .hello(version: 1), .close(sighting: .max), .spent(Identifier("G1")), .recorded(sequence: 3),
    .open(
      ticket: 9, sighting: 1, statement: [UInt8](repeating: 0x7b, count: 32_768),
      signature: [UInt8](repeating: 1, count: 64)),
  ]

  static let messages: [EnforcerMessage] =
    [nil, DeviceObjection.composite].map { objection in
      .present(
        SightedDevice(
          sighting: 5,
          device: Device(
            identity: identity, product: RawName("盘"), capacity: 1 << 40, port: "1-1.4",
            objection: objection)))
    } + DeviceObjection.allCases.map { .refused(ticket: 1, $0) }
    + [
      .welcome(version: 1), .removed(sighting: 2), .opened(ticket: 3, capacity: .max),
      .closed(sighting: 4, .windowClosed), .entry(sequence: 5, text: Array("{}".utf8)),
    ]

  @Test func `everything comes back as it was sent`() throws {
    for request in Self.requests { #expect(try EnforcerRequest(bytes: request.bytes) == request) }
    for message in Self.messages { #expect(try EnforcerMessage(bytes: message.bytes) == message) }
  }

  @Test func `what is cut, too long or of no kind is refused`() {
    for bytes in Self.requests.map(\.bytes) where bytes.count < 1_000 {
      for count in 0..<bytes.count {
        #expect(throws: WireError.self) { try EnforcerRequest(bytes: Array(bytes.prefix(count))) }
      }
      #expect(throws: WireError.self) { try EnforcerRequest(bytes: bytes + [0]) }
    }
    for bytes in Self.messages.map(\.bytes) {
      for count in 0..<bytes.count {
        #expect(throws: WireError.self) { try EnforcerMessage(bytes: Array(bytes.prefix(count))) }
      }
      #expect(throws: WireError.self) { try EnforcerMessage(bytes: bytes + [0]) }
    }
    for kind in [0, 6, 200] as [UInt8] {
      #expect(throws: WireError.self) { try EnforcerRequest(bytes: [kind]) }
    }
    #expect(throws: WireError.self) { try EnforcerMessage(bytes: [5, 1, 0, 0, 0, 1, 0, 0x41]) }
  }

  @Test func `a statement over the limit is refused`() {
    let large = EnforcerRequest.open(
      ticket: 1, sighting: 1, statement: [UInt8](repeating: 0, count: 32_769), signature: [])
    #expect(throws: WireError.tooLarge) { try EnforcerRequest(bytes: large.bytes) }
  }
}
