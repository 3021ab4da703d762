import GateDomain
import GateWire

/// A plugged-in device as this program prints one.
struct DeviceView: Encodable {
  let station, device, serialHex, product: String
  let capacity: UInt64
  let port: String
  let fingerprint, objection: String?
  let isAllowed: Bool
  let since: String
  let reason: [String: String]
  private let sighting: DeviceSighting

  private enum CodingKeys: CodingKey {
    case station, device, serialHex, product, capacity, port, fingerprint, objection, isAllowed,
      since, reason
  }

  init(_ sighting: DeviceSighting) {
    self.sighting = sighting
    station = sighting.station.rawValue
    device = sighting.device.identity.display
    serialHex = Hex.encode(sighting.device.identity.serial.bytes)
    product = sighting.device.product.escaped
    capacity = sighting.device.capacity
    port = sighting.device.port
    fingerprint = sighting.device.identity.fingerprint?.hex
    objection = sighting.device.objection?.rawValue
    isAllowed = sighting.isAllowed
    since = sighting.since.rfc3339
    reason = sighting.reason
  }

  static func table(_ devices: [DeviceView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("中间机", "Station"), .init("设备", "Device"), .init("产品", "Product"),
          .init("容量", "Size", .right), .init("状态", "State"), .init("自", "Since"),
          .init("依据", "Reason"),
        ],
        rows: devices.map { $0.row(language) }
      ).lines(in: language)
    }
  }

  private func row(_ language: Language) -> [String] {
    let state = isAllowed ? Words("已允许", "allowed") : Words("已阻断", "blocked")
    return [
      station, device, product, Shown.bytes(capacity), state.in(language),
      Shown.time(sighting.since), reason[language.rawValue] ?? "",
    ]
  }
}
