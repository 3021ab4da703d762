import Foundation
import GateDomain
import GateTesting
import GateWorkers
import Testing

@Suite struct StrangeEntryTests {
  @Test("links, pipes and devices are recorded, not followed")
  func specialFiles() async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: .ext4,
      files: [
        MediumFile("plain.txt", "plain"),
        MediumFile("link", .link("/etc/passwd")),
        MediumFile("folder link", .link("../../..")),
        MediumFile("inner/pipe", .pipe),
        MediumFile("inner/device", .device),
      ], mebibytes: 8)
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.contents == [RawName("plain.txt"): Array("plain".utf8)])
    #expect(
      recorder.skippedKinds == [
        "link": .symbolicLink, "folder link": .symbolicLink, "inner/pipe": .special,
        "inner/device": .special,
      ])
  }

  @Test("names come as the bytes that are on the medium")
  func rawNames() async throws {
    let names: [[UInt8]] = [
      [0x1b] + Array("[2J.txt".utf8), [0x61, 0x0a, 0x62], [0xff, 0xfe, 0x80],
      Array("...".utf8), Array(".. ".utf8), Array("..\\..\\evil".utf8), [0x7f],
      Array("\u{202e}gpj.exe".utf8), [UInt8](repeating: 0x78, count: 255),
      [0xb9, 0xab, 0xce, 0xc4] + Array(".doc".utf8),
    ]
    let files = names.map { MediumFile(path: $0, .data([UInt8]("in \($0)".utf8))) }
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(folder.path("image"), kind: .ext4, files: files, mebibytes: 8)
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.contents == files.contents)
  }

  @Test("a name that holds a slash or is two dots reaches the station as it is")
  func traversalNames() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    let files = ["AAAAAA", "BB", "inner/CCCCCCCCC"].map { MediumFile($0, "from \($0)") }
    try await MediumImage.build(image, kind: .ext4, files: files, mebibytes: 8)
    try ImageEdit(image).replaceAll("AAAAAA", by: "/etc/x")
    try ImageEdit(image).replaceAll("CCCCCCCCC", by: "../../../")
    try ImageEdit(image).renameInExt(from: "BB", to: "..")
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(
      Set(recorder.files.map(\.path)) == [
        RawName("/etc/x"), RawName(".."), RawName("inner/../../../"),
      ])
    #expect(recorder.files.allSatisfy { $0.outcome == .complete })
  }

  // libtsk shows no Joliet name of more than 128 bytes.
  @Test("what libtsk leaves out of a disc is recorded")
  func longDiscNames() async throws {
    let long = String(repeating: "长", count: 50)
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: .iso9660,
      files: [
        MediumFile("短.txt", "short"), MediumFile("文件夹/\(long).txt", "never seen"),
        MediumFile("文件夹/b.txt", "b"),
      ])
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(
      recorder.contents
        == [RawName("短.txt"): Array("short".utf8), RawName("文件夹/b.txt"): Array("b".utf8)])
    #expect(recorder.skippedKinds == ["文件夹/\(long).txt": .nameUnread])
  }

  @Test("a disc without Joliet loses nothing, whatever its names became", arguments: ["-r", "-U"])
  func plainDiscNames(option: String) async throws {
    let folder = try TemporaryFolder("medium")
    let tree = folder.path("tree")
    try FileManager.default.createDirectory(
      atPath: tree + "/Some.folder/inner", withIntermediateDirectories: true)
    for name in ["README", "a;b.txt", "two.dots.txt", "Some.folder/inner/lower.case", "x."] {
      try Data(name.utf8).write(to: URL(filePath: tree + "/" + name))
    }
    let made = try await Program.run(
      "xorriso", ["-as", "mkisofs", "-quiet", option, "-o", folder.path("image"), tree])
    try #require(made.succeeded, "\(made.errors)")
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.contents.count == 5 && recorder.skippedKinds.isEmpty)
  }

  @Test("second streams on NTFS are recorded by name")
  func alternateStreams() async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: .ntfs,
      files: [
        MediumFile("a.docx", "content"),
        MediumFile("a.docx", .stream("Zone.Identifier", Array("[ZoneTransfer]".utf8))),
        MediumFile("b.docx", .data([])),
        MediumFile("b.docx", .stream("hidden.exe", [UInt8](repeating: 0x4d, count: 9_000))),
      ])
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(
      recorder.contents == [RawName("a.docx"): Array("content".utf8), RawName("b.docx"): []])
    #expect(
      recorder.skippedKinds == [
        "a.docx:Zone.Identifier": .alternateStream, "b.docx:hidden.exe": .alternateStream,
      ])
  }

  @Test("holes read as zeros")
  func holes() async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: .ext4,
      files: [MediumFile("hole", .hole(3_000_001)), MediumFile("text", "text")])
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.contents[RawName("hole")] == [UInt8](repeating: 0, count: 3_000_001))
    #expect(recorder.contents[RawName("text")] == Array("text".utf8))
  }

  @Test("folders deeper than the limit are recorded, not entered")
  func tooDeep() async throws {
    let folder = try TemporaryFolder("medium")
    let path = (0..<70).map { "d\($0)" }.joined(separator: "/")
    try await MediumImage.build(
      folder.path("image"), kind: .ext4,
      files: [MediumFile(path + "/deep.txt", "deep"), MediumFile("d0/top.txt", "top")],
      mebibytes: 8)
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.files.map(\.path) == [RawName("d0/top.txt")])
    #expect(recorder.skipped.map(\.kind) == [.loop])
    #expect(recorder.skipped.first?.path.bytes.filter { $0 == 0x2f }.count == 63)
  }

  @Test("a name like that of an exFAT or NTFS table does not hide a file")
  func namesLikeTables() async throws {
    let folder = try TemporaryFolder("medium")
    for kind in [MediumImage.Kind.exFAT, .ntfs, .fat32] {
      let files = ["$ALLOC_BITMAP", "$UPCASE_TABLE", "$MFT2", "$MBR2"].map {
        MediumFile($0, "content of \($0)")
      }
      try await MediumImage.build(folder.path("image"), kind: kind, files: files)
      let (end, recorder) = try Reading.run(folder.path("image"))
      #expect(end == .finished)
      #expect(recorder.contents == files.contents, "\(kind)")
    }
  }
}
