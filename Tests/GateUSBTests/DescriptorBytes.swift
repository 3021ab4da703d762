import GateUSB

/// Descriptors as a device sends them.
struct DescriptorBytes {
  var kind: [UInt8] = [0, 0, 0]
  var configurations: [[UInt8]] = [configuration(interface([8, 6, 0x50]))]
  var claimed: UInt8?

  var bytes: [UInt8] {
    var bytes: [UInt8] = [18, 1, 0, 2]
    bytes += kind
    bytes += [64, 0x51, 0x09, 0x66, 0x16, 0x10, 0x01, 1, 2, 3]
    bytes.append(claimed ?? UInt8(configurations.count))
    for configuration in configurations { bytes += configuration }
    return bytes
  }

  /// Whether it is read, and what it can do then.
  var functions: DeviceFunctions? {
    (try? USBDescriptors(bytes: bytes)).map(DeviceFunctions.init(of:))
  }

  static let pipes: [UInt8] = [7, 5, 0x81, 2, 0, 2, 0, 7, 5, 0x02, 2, 0, 2, 0]

  static func interface(
    _ kind: [UInt8], number: UInt8 = 0, setting: UInt8 = 0, endpoints: [UInt8] = pipes
  ) -> [UInt8] {
    var bytes: [UInt8] = [9, 4, number, setting, UInt8(endpoints.count / 7)]
    bytes += kind
    bytes.append(0)
    return bytes + endpoints
  }

  static func configuration(
    _ parts: [UInt8]..., value: UInt8 = 1, interfaces: UInt8? = nil, total: Int? = nil
  ) -> [UInt8] {
    let body = Array(parts.joined())
    let numbers = Set(parts.filter { $0.count > 2 && $0[1] == 4 }.map { $0[2] }).count
    let length = total ?? body.count + 9
    var bytes: [UInt8] = [9, 2, UInt8(length & 255), UInt8(length >> 8)]
    bytes += [interfaces ?? UInt8(numbers), value, 0, 0x80, 50]
    return bytes + body
  }
}
