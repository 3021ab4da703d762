/// The records of one tile, each after its length in two bytes, big end first.
public enum EntryBundle {
  /// The bytes of a bundle.
  ///
  /// - Parameter records: At most 256 of them, none above 65,535 bytes.
  /// - Returns: The bytes of the bundle.
  public static func encode(_ records: some Collection<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.reduce(0) { $0 + $1.count + 2 })
    for record in records {
      bytes.append(UInt8(record.count >> 8))
      bytes.append(UInt8(record.count & 255))
      bytes.append(contentsOf: record)
    }
    return bytes
  }

  /// Reads a bundle of exactly `count` records; nil if there are more, fewer or odd bytes left.
  public static func decode(_ bytes: [UInt8], count: Int) -> [[UInt8]]? {
    var records: [[UInt8]] = []
    records.reserveCapacity(count)
    var offset = 0
    while records.count < count {
      guard offset + 2 <= bytes.count else { return nil }
      let end = offset + 2 + Int(bytes[offset]) << 8 + Int(bytes[offset + 1])
      guard end <= bytes.count else { return nil }
      records.append(Array(bytes[(offset + 2)..<end]))
      offset = end
    }
    return offset == bytes.count ? records : nil
  }

  /// The bundle of the first `count` records of a longer one; nil if it has fewer.
  static func prefix(_ count: Int, of bytes: [UInt8]) -> [UInt8]? {
    var end = 0
    for _ in 0..<count {
      guard end + 2 <= bytes.count else { return nil }
      end += 2 + Int(bytes[end]) << 8 + Int(bytes[end + 1])
    }
    return end <= bytes.count ? Array(bytes[..<end]) : nil
  }
}
