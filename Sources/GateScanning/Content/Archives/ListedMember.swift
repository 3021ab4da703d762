import GateDomain

/// A member of a container, as a reader of ours lists it.
struct ListedMember: Hashable {
  let name: RawName
  let size: Int
  /// CRC-32 of its content; nil when the container keeps none and nobody has unpacked it.
  let crc: UInt32?
  /// Whether the engine is sure to show it when it opens the container.
  let isExpected: Bool

  init(name: RawName, size: Int, crc: UInt32?, isExpected: Bool = true) {
    self.name = name
    self.size = size
    self.crc = crc
    self.isExpected = isExpected
  }
}
