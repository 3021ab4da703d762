import Foundation

/// Adds files to an exFAT image that mkfs.exfat has just made; no tool of the system can.
///
/// After the specification of Microsoft ("exFAT file system specification"): every file and
/// folder gets clusters in a row, so that the FAT itself is not needed.
struct ExFATWriter {
  private let path: String
  private let heap: UInt64
  private let clusterSize: Int
  private let rootCluster: UInt32

  init(_ path: String) throws {
    self.path = path
    let boot = try Self.read(path, at: 0, count: 512)
    let sectorShift = Int(boot[108])
    clusterSize = 1 << (sectorShift + Int(boot[109]))
    heap = UInt64(Self.number(boot, 88)) << sectorShift
    rootCluster = Self.number(boot, 96)
  }

  func add(_ files: [MediumFile]) throws {
    let root = try Self.read(path, at: offset(of: rootCluster), count: clusterSize)
    guard
      let bitmapEntry = stride(from: 0, to: root.count, by: 32).first(where: { root[$0] == 0x81 })
    else { throw MediumImageError(description: "\(path): no allocation bitmap") }
    let bitmapPlace = offset(of: Self.number(root, bitmapEntry + 20))
    var bitmap = try Self.read(
      path, at: bitmapPlace, count: Int(Self.number(root, bitmapEntry + 24)))
    let used = stride(from: 0, to: root.count, by: 32).prefix { root[$0] != 0 }.count * 32
    var tree = ExFATFolder()
    for file in files {
      try tree.add(file.path.split(separator: UInt8(ascii: "/"))[...], file.content)
    }
    let entries = try write(tree, &bitmap)
    guard used + entries.count <= clusterSize else {
      throw MediumImageError(description: "\(path): too many names in the root folder")
    }
    try FileSystemImage.overwrite(path, at: offset(of: rootCluster) + UInt64(used), entries)
    try FileSystemImage.overwrite(path, at: bitmapPlace, bitmap)
  }

  // Writes what is in a folder and returns the entries of the folder itself.
  private func write(_ folder: ExFATFolder, _ bitmap: inout [UInt8]) throws -> [UInt8] {
    var entries: [UInt8] = []
    for (name, bytes) in folder.files {
      let cluster = try store(bytes, &bitmap)
      entries += ExFATEntries.make(name, attributes: 0x20, cluster: cluster, size: bytes.count)
    }
    for (name, inner) in folder.folders.map({ ($0.name, $0.folder) }) {
      var bytes = try write(inner, &bitmap)
      bytes += [UInt8](repeating: 0, count: clusterSize - bytes.count % clusterSize)
      let cluster = try store(bytes, &bitmap)
      entries += ExFATEntries.make(name, attributes: 0x10, cluster: cluster, size: bytes.count)
    }
    return entries
  }

  private func store(_ bytes: [UInt8], _ bitmap: inout [UInt8]) throws -> UInt32 {
    guard !bytes.isEmpty else { return 0 }
    let count = (bytes.count + clusterSize - 1) / clusterSize
    let lastUsed = bitmap.indices.last { bitmap[$0] != 0 } ?? 0
    let first = (lastUsed + 1) * 8
    guard first + count <= bitmap.count * 8 else {
      throw MediumImageError(description: "\(path): full")
    }
    for cluster in first..<(first + count) { bitmap[cluster / 8] |= 1 << UInt8(cluster % 8) }
    try FileSystemImage.overwrite(path, at: offset(of: UInt32(first + 2)), bytes)
    return UInt32(first + 2)
  }

  private func offset(of cluster: UInt32) -> UInt64 {
    heap + UInt64(cluster - 2) * UInt64(clusterSize)
  }

  private static func read(_ path: String, at offset: UInt64, count: Int) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    return [UInt8](try file.read(upToCount: count) ?? Data())
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << ($1 * 8) }
  }
}
