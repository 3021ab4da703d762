/// The names on an ISO 9660 disc by the directory records themselves (ECMA-119, clause 9.1).
///
/// Why: libtsk leaves out, without a word, every Joliet name of more than 128 bytes in UTF-8, and
/// shows a file in several pieces as several files. It reads all other contents; this list tells
/// which names it did not show, and where the pieces are.
struct DiscListing {
  /// Where a folder's records or a piece of a file lie, in bytes from the start of the volume.
  struct Place: Hashable {
    let offset: Int64
    let size: Int
  }

  static let sector = 2_048
  // A folder of a full disc stays far below.
  private static let sizeLimit = 64 << 20

  private let medium: Medium
  private let start: Int64
  private let isJoliet: Bool
  /// The root folder.
  let root: Place

  /// Reads the volume descriptors at `start`; nil when there are none.
  init?(_ medium: Medium, at start: Int64) {
    var chosen: (isJoliet: Bool, root: Place)?
    for number in 16..<80 {
      guard
        let bytes = medium.read(at: start + Int64(number * Self.sector), count: Self.sector),
        bytes[1..<6].elementsEqual(Array("CD001".utf8)), bytes[0] != 255
      else { break }
      let isJoliet = bytes[0] == 2 && Self.isJoliet(bytes[88..<91])
      // libtsk prefers Joliet, too.
      if isJoliet || (bytes[0] == 1 && chosen == nil) {
        chosen = (isJoliet, Place(Array(bytes[156..<190])))
      }
    }
    guard let chosen else { return nil }
    (self.medium, self.start) = (medium, start)
    (isJoliet, root) = chosen
  }

  /// The content of a file in several pieces; nil when they are no whole file.
  func content(of record: DiscRecord) -> DividedContent? {
    record.wholePieces.map { pieces in
      DividedContent(
        pieces.map { Place(offset: start + $0.offset, size: $0.size) }, on: medium)
    }
  }

  /// The names in a folder; nil when it cannot be read.
  func names(in folder: Place) -> [[UInt8]: DiscRecord]? {
    guard folder.size <= Self.sizeLimit,
      let bytes = medium.read(at: start + folder.offset, count: folder.size)
    else { return nil }
    var (found, at): ([[UInt8]: DiscRecord], Int) = ([:], 0)
    while at < bytes.count {
      let length = Int(bytes[at])
      // Records do not cross sectors.
      let end = min((at / Self.sector + 1) * Self.sector, bytes.count)
      guard length >= 34, at + length <= end else {
        at = end
        continue
      }
      add(bytes[at..<(at + length)], to: &found)
      at += length
    }
    return found
  }

  private func add(_ record: ArraySlice<UInt8>, to found: inout [[UInt8]: DiscRecord]) {
    let record = Array(record)
    let name = record[33..<min(33 + Int(record[32]), record.count)]
    // The folder itself and the one around it.
    guard let first = name.first, !(name.count == 1 && first < 2) else { return }
    let (key, next) = (text(name), DiscRecord(record))
    if found[key] == nil { found[key] = next } else { found[key]?.add(next) }
  }

  private func text(_ name: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(name)
    guard isJoliet else { return Self.withoutVersion(bytes) }
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return Self.withoutVersion(Array(String(decoding: units, as: UTF16.self).utf8))
  }

  // "A.TXT;1" is shown as "A.TXT".
  private static func withoutVersion(_ name: [UInt8]) -> [UInt8] {
    name.lastIndex(of: UInt8(ascii: ";")).map { Array(name[..<$0]) } ?? name
  }

  private static func isJoliet(_ escape: ArraySlice<UInt8>) -> Bool {
    escape.starts(with: [0x25, 0x2f]) && [0x40, 0x43, 0x45].contains(escape.last)
  }
}

extension DiscListing.Place {
  /// Reads where a record says that its content is.
  init(_ record: [UInt8]) {
    func number(_ offset: Int) -> Int64 {
      (0..<4).reduce(0) { $0 | Int64(record[offset + $1]) << (8 * Int64($1)) }
    }
    self.init(offset: number(2) * Int64(DiscListing.sector), size: Int(number(10)))
  }
}
