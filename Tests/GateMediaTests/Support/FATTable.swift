import GateTesting

/// Looks into and changes a FAT32 image that fills the whole medium.
struct FATTable {
  private let edit: ImageEdit
  private let reserved: UInt64
  private let tables: [UInt64]

  init(_ path: String) throws {
    edit = ImageEdit(path)
    let boot = try edit.bytes(at: 0, count: 512)
    let sector = UInt64(boot[11]) | UInt64(boot[12]) << 8
    reserved = (UInt64(boot[14]) | UInt64(boot[15]) << 8) * sector
    let size = (0..<4).reduce(UInt64(0)) { $0 | UInt64(boot[36 + $1]) << ($1 * 8) } * sector
    tables = (0..<UInt64(boot[16])).map { [reserved] in reserved + $0 * size }
  }

  /// The clusters of a file in their order.
  func chain(from first: UInt32) throws -> [UInt32] {
    var chain = [first]
    while let last = chain.last, chain.count < 1_000_000 {
      let next = try number(at: reserved + UInt64(last) * 4) & 0x0fff_ffff
      guard next < 0x0fff_fff8 else { break }
      chain.append(next)
    }
    return chain
  }

  /// Points a cluster to another, in every copy of the table.
  func set(_ cluster: UInt32, to next: UInt32) throws {
    for table in tables { try edit.write(bytes(next), at: table + UInt64(cluster) * 4) }
  }

  func firstCluster(ofShortName name: String) throws -> UInt32 {
    let entry = try entry(name)
    let high = try number(at: entry + 20) & 0xffff
    let low = try number(at: entry + 26) & 0xffff
    return high << 16 | low
  }

  func setFirstCluster(ofShortName name: String, to cluster: UInt32) throws {
    let entry = try entry(name)
    try edit.write(Array(bytes(cluster)[2...]), at: entry + 20)
    try edit.write(Array(bytes(cluster)[..<2]), at: entry + 26)
  }

  func setSize(ofShortName name: String, to size: UInt32) throws {
    try edit.write(bytes(size), at: try entry(name) + 28)
  }

  private func entry(_ name: String) throws -> UInt64 {
    guard let place = try edit.places(of: Array(name.utf8)).first else {
      throw ImageEdit.NotFound()
    }
    return place
  }

  private func number(at offset: UInt64) throws -> UInt32 {
    try edit.bytes(at: offset, count: 4).enumerated().reduce(0) {
      $0 | UInt32($1.element) << ($1.offset * 8)
    }
  }

  private func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
