import GateTesting

/// What a person brings along: documents, pictures, folders in folders, Chinese names.
enum OfficeStick {
  /// Names that every file system takes, in the root folder only.
  static let flat: [MediumFile] = {
    var generator = SeededGenerator(seed: 7)
    return [
      MediumFile("readme.txt", "hello\n"),
      MediumFile("empty.txt", .data([])),
      MediumFile("二〇二六年工作计划.docx", .data(generator.bytes(70_001))),
      MediumFile("照片 1.jpg", .data(generator.bytes(300_000))),
      MediumFile("odd.bin", .data(generator.bytes(262_144 + 511))),
      MediumFile("sector.bin", .data(generator.bytes(65_536))),
      MediumFile("large.bin", .data(generator.bytes(5_000_011))),
    ]
  }()

  /// The same with folders.
  static let tree: [MediumFile] =
    flat + [
      MediumFile("会议/2026/第一次/纪要.txt", "纪要\n"),
      MediumFile("a/b/c/d/e/f/g/h/deep.txt", "deep"),
      MediumFile("a/b/shallow.txt", "shallow"),
      MediumFile("empty folder", .folder),
    ]
    + (0..<120).map { MediumFile("many/file-\($0).txt", "number \($0)") }

  static func files(for kind: MediumImage.Kind) -> [MediumFile] {
    kind == .ntfs ? flat : tree
  }
}
