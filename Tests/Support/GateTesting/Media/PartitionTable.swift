import Foundation

/// Puts volumes behind a partition table, each on a boundary of 1 MiB.
enum PartitionTable {
  private static let sector = 512
  private static let alignment = 2_048

  static func mbr(_ path: String, parts: [String], kinds: [MediumImage.Kind]) async throws {
    let places = try await assemble(path, parts: parts)
    var table = [UInt8](repeating: 0, count: sector)
    for (index, place) in places.enumerated() {
      let entry =
        [0, 0xfe, 0xff, 0xff, type(of: kinds[index]), 0xfe, 0xff, 0xff]
        + bytes(UInt32(place.start)) + bytes(UInt32(place.count))
      table.replaceSubrange((446 + index * 16)..<(462 + index * 16), with: entry)
    }
    table.replaceSubrange(510..<512, with: [0x55, 0xaa])
    try FileSystemImage.overwrite(path, at: 0, table)
  }

  static func gpt(_ path: String, parts: [String]) async throws {
    let places = try await assemble(path, parts: parts)
    var arguments = ["--clear"]
    for (index, place) in places.enumerated() {
      let last = place.start + place.count - 1
      arguments += [
        "--new=\(index + 1):\(place.start):\(last)", "--typecode=\(index + 1):0700",
      ]
    }
    try await FileSystemImage.tool("sgdisk", arguments + [path])
  }

  private static func assemble(
    _ path: String, parts: [String]
  ) async throws -> [(start: Int, count: Int)] {
    var places: [(start: Int, count: Int)] = []
    var next = alignment
    for part in parts {
      let size = try FileManager.default.attributesOfItem(atPath: part)[.size] as? Int ?? 0
      let count = (size + sector - 1) / sector
      places.append((next, count))
      try await FileSystemImage.tool(
        "dd",
        [
          "if=\(part)", "of=\(path)", "bs=1M", "seek=\(next / alignment)", "conv=notrunc,sparse",
          "status=none",
        ])
      next += (count + alignment - 1) / alignment * alignment
    }
    // Room behind the last one for the backup of a GPT.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64((next + alignment) * sector))
    try file.close()
    return places
  }

  private static func type(of kind: MediumImage.Kind) -> UInt8 {
    switch kind {
    case .fat12: 0x01
    case .fat16: 0x06
    case .fat32: 0x0c
    case .exFAT, .ntfs: 0x07
    case .ext4, .iso9660: 0x83
    case .garbage: 0xda
    }
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
