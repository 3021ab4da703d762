public import GateDomain

/// What a function of a device is for, as far as the gate is concerned.
public enum FunctionKind: Hashable, Sendable {
  /// A disk that speaks SCSI over bulk pipes or over UAS.
  case storage
  /// Something that no grant opens, and the reason.
  case barred(DeviceObjection)

  /// The kind behind the three numbers of a class; total, and barred unless it is plain storage.
  public init(_ kind: USBDescriptors.Class) {
    self =
      switch (kind.base, kind.sub, kind.proto) {
      case (0x08, 0x06, 0x50), (0x08, 0x06, 0x62): .storage
      case (0x02, 0x02, 0x00...0x06): .barred(.serialPort)
      case (0xe0, 0x01, 0x03), (0xef, 0x04, _): .barred(.network)
      case (0xff, 0x42, _), (0xff, 0xff, 0x00): .barred(.phone)
      default: .barred(Self.objections[kind.base] ?? .otherKind)
      }
  }

  private static let objections: [UInt8: DeviceObjection] = [
    0x01: .sound, 0x02: .network, 0x03: .input, 0x05: .input, 0x06: .phone, 0x07: .printer,
    0x09: .hub, 0x0a: .network, 0x0b: .smartCard, 0x0d: .smartCard, 0x0e: .video, 0x10: .video,
    0xe0: .bluetooth, 0xff: .vendorSpecific,
  ]
}

/// Which objection a device with several functions is told: the first of these that applies.
enum Severity {
  static let order: [DeviceObjection] = [
    .network, .phone, .bluetooth, .input, .serialPort, .video, .sound, .smartCard, .printer, .hub,
    .vendorSpecific, .otherKind,
  ]

  static func worst(of objections: Set<DeviceObjection>) -> DeviceObjection {
    order.first { objections.contains($0) } ?? .otherKind
  }
}
