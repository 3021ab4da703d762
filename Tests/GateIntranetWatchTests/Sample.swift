/// Frames as devices send them.
enum Sample {
  static func ethernet(_ sender: String, _ kind: UInt16) -> [UInt8] {
    [UInt8](repeating: 0xff, count: 6) + bytes(sender) + short(kind)
  }

  static func arp(from sender: String, claiming claimed: String) -> [UInt8] {
    ethernet(sender, 0x0806) + [0, 1, 8, 0, 6, 4, 0, 1] + bytes(claimed) + [10, 0, 0, 2]
      + [0, 0, 0, 0, 0, 0, 10, 0, 0, 1]
  }

  static func dhcp(from sender: String, client: String, options: Int = 0) -> [UInt8] {
    let first = UInt8(0x45 + options / 4)
    let ip =
      [first, 0, 1, 44, 0, 0, 0, 0, 64, 17] + [UInt8](repeating: 0, count: 10 + options)
    let message =
      [1, 1, 6, 0] + [UInt8](repeating: 0, count: 24) + bytes(client)
      + [UInt8](repeating: 0, count: 60)
    return ethernet(sender, 0x0800) + ip + short(68) + short(67) + [0, 0, 0, 0] + message
  }

  static func discovery(_ type: UInt8, option: UInt8, _ claimed: String) -> [UInt8] {
    let fixed: [UInt8: Int] = [133: 8, 134: 16, 135: 24, 136: 24]
    let message = [type] + [UInt8](repeating: 0, count: fixed[type, default: 24] - 1)
    // An option of no interest stands before the one that is.
    let padding: [UInt8] = [14, 1, 0, 0, 0, 0, 0, 0]
    return ipv6(58) + message + padding + [option, 1] + bytes(claimed)
  }

  static func dhcpv6(kind: UInt8, _ client: String) -> [UInt8] {
    let identifier = [0, kind, 0, 1] + (kind == 1 ? [0, 0, 0, 0] : []) + bytes(client)
    let option = short(1) + short(UInt16(identifier.count)) + identifier
    let elapsed: [UInt8] = [0, 8, 0, 2, 0, 0]
    return ipv6(17) + short(546) + short(547) + [0, 0, 0, 0] + [1, 1, 2, 3] + elapsed + option
  }

  private static func ipv6(_ next: UInt8) -> [UInt8] {
    ethernet("02:00:00:00:00:bb", 0x86dd) + [0x60, 0, 0, 0, 0, 0, next, 255]
      + [UInt8](repeating: 0xfe, count: 32)
  }

  private static func bytes(_ address: String) -> [UInt8] {
    address.split(separator: ":").compactMap { UInt8($0, radix: 16) }
  }

  private static func short(_ number: UInt16) -> [UInt8] {
    [UInt8(number >> 8), UInt8(number & 0xff)]
  }
}
