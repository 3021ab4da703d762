/// The directory entries of one file: what it is, where it lies, how it is called.
enum ExFATEntries {
  static func make(_ name: String, attributes: UInt8, cluster: UInt32, size: Int) -> [UInt8] {
    let units = Array(name.utf16)
    let names = nameEntries(units)
    var set =
      head(attributes: attributes, others: 1 + names.count / 32)
      + stream(units, cluster: cluster, size: UInt64(size)) + names
    let sum = checksum(of: set)
    (set[2], set[3]) = (UInt8(truncatingIfNeeded: sum), UInt8(sum >> 8))
    return set
  }

  private static func head(attributes: UInt8, others: Int) -> [UInt8] {
    var entry = [UInt8](repeating: 0, count: 32)
    (entry[0], entry[1], entry[4]) = (0x85, UInt8(others), attributes)
    // 2026-01-02, three times: made, changed, read.
    for place in [8, 12, 16] {
      entry.replaceSubrange(place..<(place + 4), with: [0, 0, 0x22, 0x5c])
    }
    return entry
  }

  private static func stream(_ units: [UInt16], cluster: UInt32, size: UInt64) -> [UInt8] {
    var entry = [UInt8](repeating: 0, count: 32)
    let hash = hash(of: units)
    (entry[0], entry[1], entry[3]) = (0xc0, size == 0 ? 1 : 3, UInt8(units.count))
    (entry[4], entry[5]) = (UInt8(truncatingIfNeeded: hash), UInt8(hash >> 8))
    for index in 0..<8 {
      entry[8 + index] = UInt8(truncatingIfNeeded: size >> (index * 8))
      entry[24 + index] = entry[8 + index]
    }
    for index in 0..<4 { entry[20 + index] = UInt8(truncatingIfNeeded: cluster >> (index * 8)) }
    return entry
  }

  private static func nameEntries(_ units: [UInt16]) -> [UInt8] {
    stride(from: 0, to: units.count, by: 15).flatMap { start in
      var entry = [UInt8](repeating: 0, count: 32)
      entry[0] = 0xc1
      for (index, unit) in units[start...].prefix(15).enumerated() {
        entry[2 + index * 2] = UInt8(truncatingIfNeeded: unit)
        entry[3 + index * 2] = UInt8(unit >> 8)
      }
      return entry
    }
  }

  private static func checksum(of set: [UInt8]) -> UInt16 {
    set.indices.reduce(UInt16(0)) { sum, index in
      index == 2 || index == 3 ? sum : (sum << 15 | sum >> 1) &+ UInt16(set[index])
    }
  }

  // Over the name in upper case; the names of tests have no other case than that of ASCII.
  private static func hash(of units: [UInt16]) -> UInt16 {
    units.reduce(UInt16(0)) { sum, unit in
      let upper = (0x61...0x7a).contains(unit) ? unit - 32 : unit
      let low = (sum << 15 | sum >> 1) &+ (upper & 0xff)
      return (low << 15 | low >> 1) &+ (upper >> 8)
    }
  }
}
