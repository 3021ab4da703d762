/// Reads a frame from a place; whatever lies beyond its end is nil.
///
/// Security: these bytes are a stranger's. Every reading goes through `byte(_:)`, which is total.
struct FrameReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  func byte(_ place: Int) -> UInt8? {
    bytes.indices.contains(place) ? bytes[place] : nil
  }

  func short(_ place: Int) -> UInt16? {
    guard let high = byte(place), let low = byte(place + 1) else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }

  func address(_ place: Int) -> HardwareAddress? {
    guard place >= 0, place + 6 <= bytes.count else { return nil }
    return HardwareAddress(bytes[place..<(place + 6)])
  }
}
