/// The extra fields of a zip's headers (APPNOTE 6.3.10, section 4.5).
struct ZipExtra {
  private static let large = 0x0001
  private static let unicodePath = 0x7075

  // A zip in a field would be seen by programs that look for marks.
  private static let marks: [[UInt8]] = [
    [0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x01, 0x02], [0x50, 0x4b, 0x05, 0x06],
  ]

  private let fields: [(id: Int, data: ContentBytes)]

  /// Reads the fields; padding that is too short for a field ends them.
  init(in content: ContentBytes, from start: Int, count: Int) throws(Objected) {
    guard let extra = content.slice(from: start, count: count) else { throw .damaged }
    for mark in Self.marks where extra.firstIndex(of: mark) != nil { throw .damaged }
    var fields: [(id: Int, data: ContentBytes)] = []
    var offset = 0
    while let id = extra.number16(at: offset), let size = extra.number16(at: offset + 2) {
      guard let data = extra.slice(from: offset + 4, count: size) else { throw .damaged }
      fields.append((id, data))
      offset += 4 + size
    }
    self.fields = fields
  }

  /// Replaces each number that stands at its largest by the 64-bit one of the ZIP64 field, which
  /// holds those alone, in this order.
  func enlarge(_ numbers: [Int]) throws(Objected) -> [Int] {
    var offset = 0
    var result: [Int] = []
    for number in numbers {
      guard number == 0xffff_ffff else {
        result.append(number)
        continue
      }
      guard let value = field(Self.large)?.number64(at: offset) else { throw .damaged }
      result.append(value)
      offset += 8
    }
    return result
  }

  /// Whether there is a ZIP64 field.
  var isLarge: Bool { field(Self.large) != nil }

  /// The name of the Info-ZIP field, behind its version and the checksum of the other name.
  var unicodeName: [UInt8]? {
    field(Self.unicodePath).flatMap { $0.bytes(from: 5, count: $0.count - 5) }
  }

  private func field(_ id: Int) -> ContentBytes? {
    fields.first { $0.id == id }?.data
  }
}
