/// What is wrong with descriptors.
public enum DescriptorError: Error, Hashable, Sendable {
  /// More bytes than any device has.
  case tooLarge
  /// A descriptor is shorter than its kind, or reaches over the end.
  case wrongLength
  /// A descriptor stands where it must not.
  case outOfOrder
  /// A count does not fit what is there.
  case wrongCount
  /// Two descriptors describe the same thing.
  case repeated
}

extension USBDescriptors {
  /// Most bytes that are looked at: 64 KiB.
  public static let sizeLimit = 65_536
  // The kernel knows no more of either.
  private static let configurationLimit: UInt8 = 8
  private static let interfaceLimit: UInt8 = 32

  /// Reads the device's descriptor and every configuration behind it.
  ///
  /// Security: stricter than the kernel, which repairs what it can. Whatever it would repair is
  /// refused here, so that nothing is decided on a reading that is not the kernel's own.
  public init(bytes: [UInt8]) throws(DescriptorError) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
    var reader = DescriptorReader(bytes[...])
    let device = try reader.next()
    guard device.type == 1, device.bytes.count == 18 else { throw .outOfOrder }
    kind = device.kind(at: 4)
    vendorID = device.number(at: 8)
    productID = device.number(at: 10)
    release = device.number(at: 12)
    let count = device[17]
    guard (1...Self.configurationLimit).contains(count) else { throw .wrongCount }
    var found: [Configuration] = []
    for _ in 0..<count { found.append(try Self.configuration(&reader)) }
    guard reader.isAtEnd else { throw .wrongLength }
    guard Set(found.map(\.value)).count == found.count else { throw .repeated }
    configurations = found
  }

  private static func configuration(
    _ reader: inout DescriptorReader
  ) throws(DescriptorError) -> Configuration {
    let head = try reader.peek()
    guard head.type == 2 else { throw .outOfOrder }
    guard head.bytes.count >= 9 else { throw .wrongLength }
    var rest = try reader.part(Int(head.number(at: 2)))
    _ = try rest.next()
    var found = Configuration(value: head[5])
    var missing = 0
    while !rest.isAtEnd {
      missing = try add(try rest.next(), to: &found, missing: missing)
    }
    guard missing == 0 else { throw .wrongCount }
    try check(found, interfaces: head[4])
    return found
  }

  // Returns how many endpoints the interface that was read last still lacks.
  private static func add(
    _ descriptor: Descriptor, to found: inout Configuration, missing: Int
  ) throws(DescriptorError) -> Int {
    switch descriptor.type {
    case 1, 2: throw .outOfOrder
    case 4:
      guard missing == 0 else { throw .wrongCount }
      guard descriptor.bytes.count >= 9 else { throw .wrongLength }
      found.interfaces.append(
        Interface(number: descriptor[2], setting: descriptor[3], kind: descriptor.kind(at: 5)))
      return Int(descriptor[4])
    case 5:
      guard missing > 0, !found.interfaces.isEmpty else { throw .wrongCount }
      guard descriptor.bytes.count >= 7 else { throw .wrongLength }
      found.interfaces[found.interfaces.count - 1].endpoints.append(
        Endpoint(address: descriptor[2], attributes: descriptor[3]))
      return missing - 1
    case 11:
      guard descriptor.bytes.count >= 8 else { throw .wrongLength }
      found.associations.append(descriptor.kind(at: 4))
      return missing
    default: return missing
    }
  }

  private static func check(
    _ found: Configuration, interfaces: UInt8
  ) throws(DescriptorError) {
    let numbers = Set(found.interfaces.map(\.number))
    guard interfaces <= interfaceLimit, numbers.count == Int(interfaces) else {
      throw .wrongCount
    }
    let settings = Set(found.interfaces.map { Int($0.number) << 8 | Int($0.setting) })
    guard settings.count == found.interfaces.count else { throw .repeated }
    for interface in found.interfaces {
      guard Set(interface.endpoints.map(\.address)).count == interface.endpoints.count else {
        throw .repeated
      }
    }
  }
}
