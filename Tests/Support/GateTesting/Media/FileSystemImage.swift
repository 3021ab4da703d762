import Foundation

/// Makes one file system in a file.
enum FileSystemImage {
  static func make(_ volume: MediumImage.Volume, at path: String) async throws {
    try allocate(path, mebibytes: volume.mebibytes)
    let tree = try StagingTree()
    switch volume.kind {
    case .fat12, .fat16, .fat32: try await fat(volume, path, tree)
    case .exFAT:
      try await tool("mkfs.exfat", ["-c", "32K", path])
      try ExFATWriter(path).add(volume.files)
    case .ntfs: try await ntfs(volume, path, tree)
    case .ext4:
      try tree.add(volume.files)
      try await tool("mkfs.ext4", ["-q", "-F", "-d", tree.path, path])
    case .iso9660:
      try tree.add(volume.files)
      try FileManager.default.removeItem(atPath: path)
      try await tool("xorriso", ["-as", "mkisofs", "-quiet", "-J", "-r", "-o", path, tree.path])
    case .garbage:
      var generator = SeededGenerator(seed: 1)
      try overwrite(path, at: 0, generator.bytes(1 << 20))
    }
  }

  /// Runs a tool with names in UTF-8.
  static func tool(_ name: String, _ arguments: [String]) async throws {
    let result = try await Program.run(
      name, arguments, environment: ["LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1"],
      timeout: .seconds(300))
    guard result.succeeded else {
      throw MediumImageError(description: "\(name) \(arguments): \(result.output)\(result.errors)")
    }
  }

  static func allocate(_ path: String, mebibytes: Int) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(mebibytes) << 20)
    try file.close()
  }

  static func overwrite(_ path: String, at offset: UInt64, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private static func fat(
    _ volume: MediumImage.Volume, _ path: String, _ tree: StagingTree
  ) async throws {
    let bits = String(volume.kind.rawValue.dropFirst(3))
    try await tool("mkfs.vfat", ["-F", bits, "-n", "STICK", path])
    try tree.add(volume.files)
    for name in try tree.topLevel() {
      try await tool("mcopy", ["-s", "-Q", "-i", path, "\(tree.path)/\(name)", "::/"])
    }
  }

  // ntfscp has no way to make a folder.
  private static func ntfs(
    _ volume: MediumImage.Volume, _ path: String, _ tree: StagingTree
  ) async throws {
    try await tool("mkntfs", ["-F", "-Q", "-q", "-p", "2048", "-H", "255", "-S", "63", path])
    for (index, file) in volume.files.enumerated() {
      let name = String(decoding: file.path, as: UTF8.self)
      switch file.content {
      case .data(let bytes):
        try tree.add([MediumFile("\(index)", .data(bytes))])
        try await tool("ntfscp", ["-f", path, "\(tree.path)/\(index)", name])
      case .stream(let stream, let bytes):
        try tree.add([MediumFile("\(index)", .data(bytes))])
        try await tool("ntfscp", ["-f", "-N", stream, path, "\(tree.path)/\(index)", name])
      default: throw MediumImageError(description: "\(name): NTFS images hold plain files only")
      }
    }
  }
}
