import GateDomain
import GateUSB
import GateWire

extension FuzzTarget {
  /// Has a parser of the enforcer read an input; what is read must be written as it was read.
  static func parseDevice(_ bytes: [UInt8], as target: FuzzTarget) {
    switch target {
    case .descriptors:
      if let found = try? USBDescriptors(bytes: bytes) { _ = DeviceFunctions(of: found) }
    case .uevent:
      _ = UEvent(message: bytes)
      _ = UEvent(attribute: bytes)
    case .grant: parseGrant(bytes)
    case .enforcerRequest:
      guard let request = try? EnforcerRequest(bytes: bytes) else { return }
      precondition(request.bytes == bytes, "a request reads differently once it is written again")
    case .enforcerMessage:
      guard let message = try? EnforcerMessage(bytes: bytes) else { return }
      precondition(message.bytes == bytes, "a message reads differently once it is written again")
    default: break
    }
  }

  private static func parseGrant(_ bytes: [UInt8]) {
    guard let value = try? CanonicalJSON.decode(bytes), let grant = Grant(canonical: value) else {
      return
    }
    precondition(
      CanonicalJSON.encode(grant.canonical) == bytes,
      "a grant reads differently once it is written again")
  }

  static var descriptorSamples: [[UInt8]] {
    let pipes: [UInt8] = [7, 5, 0x81, 2, 0, 2, 0, 7, 5, 2, 2, 0, 2, 0]
    let stick: [UInt8] = [9, 4, 0, 0, 2, 8, 6, 0x50, 0] + pipes
    let keys: [UInt8] = [9, 4, 1, 0, 1, 3, 1, 1, 0, 9, 0x21, 0x11, 1, 0, 1, 0x22, 63, 0]
    let pipe: [UInt8] = [7, 5, 0x83, 3, 8, 0, 10]
    let group: [UInt8] = [8, 11, 0, 2, 2, 2, 1, 0]
    return [device([stick]), device([group, stick, keys + pipe]), device([stick], [keys + pipe])]
  }

  private static func device(_ configurations: [[UInt8]]...) -> [UInt8] {
    var bytes: [UInt8] = [18, 1, 0, 2, 0, 0, 0, 64, 0x51, 9, 0x66, 0x16, 0, 1, 1, 2, 3]
    bytes.append(UInt8(configurations.count))
    for (index, parts) in configurations.enumerated() {
      let body = Array(parts.joined())
      let count = UInt8(parts.filter { $0[1] == 4 }.count)
      bytes += [9, 2, UInt8(body.count + 9), 0, count, UInt8(index + 1), 0, 0x80, 50]
      bytes += body
    }
    return bytes
  }

  static var ueventSamples: [[UInt8]] {
    [
      "add@/devices/pci0/usb1/1-1\0ACTION=add\0DEVPATH=/devices/pci0/usb1/1-1\0SUBSYSTEM=usb\0",
      "change@/a\0ACTION=change\0DEVPATH=/a\0DISK_MEDIA_CHANGE=1\0",
      "MAJOR=8\nMINOR=16\nDEVNAME=sdb\nDEVTYPE=disk\nDISKSEQ=9\n",
    ].map { Array($0.utf8) }
  }

  static var grantSamples: [[UInt8]] {
    let (zero, print) = (
      String(repeating: "0", count: 64), String(repeating: "ab", count: 32)
    )
    let time = "2026-11-22T08:00:00.123Z"
    return ["", "\"fingerprint\":\"\(print)\","].map { more in
      let text = """
        {"action":"import","basis":[{"approver":"liu","at":"\(time)","name":"刘","step":"sec"}],\
        "device":{\(more)"product":5734,"serial":"4142","vendor":2385},"id":"G1",\
        "issued_at":"\(time)","not_after":"2026-11-22T09:00:00.000Z","not_before":"\(time)",\
        "policy":"\(zero)","request":"R1","request_number":"1","requester":"zhang",\
        "revision":"\(zero)","station":"ST-01","uses":1}
        """
      return Array(text.utf8)
    }
  }

  static var enforcerRequests: [EnforcerRequest] {
    [
      .hello(version: 1), .close(sighting: 7), .spent(Identifier("G1")), .recorded(sequence: 9),
      .open(
        ticket: 1, sighting: 2, statement: Array("{}".utf8),
        signature: [UInt8](repeating: 1, count: 64)),
    ]
  }

  static var enforcerMessages: [EnforcerMessage] {
    let identity = DeviceIdentity(
      vendorID: 0x0951, productID: 0x1666, serial: RawName([0xff, 0x41]),
      fingerprint: Digest(bytes: [UInt8](repeating: 3, count: 32)))
    let devices = [nil, DeviceObjection.composite].map { objection in
      Device(
        identity: identity, product: RawName("盘"), capacity: 1 << 33, port: "1-1.2",
        objection: objection)
    }
    return devices.map { .present(SightedDevice(sighting: 1, device: $0)) }
      + DeviceObjection.allCases.map { .refused(ticket: 1, $0) } + [
        .welcome(version: 1), .removed(sighting: 3), .opened(ticket: 1, capacity: 1 << 40),
        .closed(sighting: 2, .windowClosed), .entry(sequence: 4, text: Array("{}".utf8)),
      ]
  }
}
