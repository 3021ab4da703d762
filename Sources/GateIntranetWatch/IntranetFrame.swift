/// Who showed itself on the link with one frame, and how.
public struct IntranetFrame: Hashable, Sendable {
  /// How a device speaks before anything else.
  public enum Way: String, Hashable, Sendable {
    case arp, dhcp, dhcpv6
    case neighbourDiscovery = "neighbour-discovery"
  }

  /// How it spoke.
  public let way: Way
  /// The sender of the frame and whoever it says that it is.
  public let addresses: Set<HardwareAddress>

  private static let header = 14
  private static let ipv6Header = 40

  /// Reads the first bytes of a frame; nil when it is none of these ways.
  ///
  /// Total: reads what is there, believes no length and follows no loop without an end.
  public init?(_ bytes: [UInt8]) {
    let reader = FrameReader(bytes)
    let found: (Way, [HardwareAddress?])? =
      switch reader.short(12) {
      case 0x0806: Self.arp(reader)
      case 0x0800: Self.dhcp(reader)
      case 0x86dd: Self.ipv6(reader)
      default: nil
      }
    guard let (way, named) = found else { return nil }
    self.way = way
    addresses = Set(([reader.address(6)] + named).compactMap(\.self))
  }

  // Ethernet's addresses have six bytes; others are not for us.
  private static func arp(_ reader: FrameReader) -> (Way, [HardwareAddress?])? {
    guard reader.short(header) == 1, reader.byte(header + 4) == 6 else { return nil }
    return (.arp, [reader.address(header + 8)])
  }

  private static func dhcp(_ reader: FrameReader) -> (Way, [HardwareAddress?])? {
    guard let first = reader.byte(header), first >> 4 == 4, reader.byte(header + 9) == 17 else {
      return nil
    }
    let udp = header + Int(first & 15) * 4
    guard let from = reader.short(udp), let to = reader.short(udp + 2),
      [67, 68].contains(from) || [67, 68].contains(to)
    else { return nil }
    let message = udp + 8
    guard reader.byte(message + 1) == 1, reader.byte(message + 2) == 6 else { return (.dhcp, []) }
    return (.dhcp, [reader.address(message + 28)])
  }

  private static func ipv6(_ reader: FrameReader) -> (Way, [HardwareAddress?])? {
    let payload = header + ipv6Header
    switch reader.byte(header + 6) {
    case 58: return discovery(reader, payload)
    case 17:
      guard let to = reader.short(payload + 2), to == 546 || to == 547 else { return nil }
      return (.dhcpv6, [uniqueIdentifier(reader, payload + 8)])
    default: return nil
    }
  }

  // Options begin behind the part that each message has of its own.
  private static func discovery(
    _ reader: FrameReader, _ payload: Int
  ) -> (Way, [HardwareAddress?])? {
    let fixed: [UInt8: Int] = [133: 8, 134: 16, 135: 24, 136: 24]
    guard let type = reader.byte(payload), let length = fixed[type] else { return nil }
    var place = payload + length
    var named: [HardwareAddress?] = []
    while let option = reader.byte(place), let units = reader.byte(place + 1), units > 0 {
      // A source's own address, or the target's that an advertisement speaks for.
      if option == 1 || (option == 2 && type == 136) { named.append(reader.address(place + 2)) }
      place += Int(units) * 8
    }
    return (.neighbourDiscovery, named)
  }

  // A client that made its identifier out of its address shows it, even behind a relay.
  private static func uniqueIdentifier(_ reader: FrameReader, _ message: Int) -> HardwareAddress? {
    var place = message + 4
    while let option = reader.short(place), let length = reader.short(place + 2) {
      if option == 1, reader.short(place + 6) == 1 {
        switch reader.short(place + 4) {
        case 1: return reader.address(place + 12)
        case 3: return reader.address(place + 8)
        default: return nil
        }
      }
      place += 4 + Int(length)
    }
    return nil
  }
}
