/// A zip whose members are not packed.
struct StoredZip {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []

  init(_ members: [(name: [UInt8], data: [UInt8])], flags: UInt16 = 0) {
    for (name, data) in members {
      let offset = bytes.count
      let fields =
        Self.number(20, 2) + Self.number(Int(flags), 2) + Self.number(0, 6) + Self.number(0, 4)
        + Self.number(data.count, 4) + Self.number(data.count, 4) + Self.number(name.count, 2)
        + Self.number(0, 2)
      bytes += [0x50, 0x4b, 3, 4] + fields + name + data
      directory +=
        [0x50, 0x4b, 1, 2] + Self.number(20, 2) + fields + Self.number(0, 10)
        + Self.number(offset, 4) + name
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4b, 5, 6] + Self.number(0, 4) + Self.number(members.count, 2)
    bytes += Self.number(members.count, 2) + Self.number(directory.count, 4)
    bytes += Self.number(start, 4) + Self.number(0, 2)
  }

  init(_ members: [(String, String)]) {
    self.init(members.map { (Array($0.utf8), Array($1.utf8)) })
  }

  /// Where the directory begins.
  var directoryOffset: Int { bytes.count - 22 - directory.count }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}
