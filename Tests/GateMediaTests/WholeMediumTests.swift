import GateDomain
import GateTesting
import GateWorkers
import Testing

@Suite struct WholeMediumTests {
  static let kinds = MediumImage.Kind.allCases.filter { $0 != .garbage }

  @Test("every file comes out byte for byte", arguments: kinds, MediumImage.Partitioning.allCases)
  func everyFile(kind: MediumImage.Kind, partitioning: MediumImage.Partitioning) async throws {
    let folder = try TemporaryFolder("medium")
    let files = OfficeStick.files(for: kind)
    try await MediumImage.build(
      folder.path("image"), kind: kind, partitioning: partitioning, files: files)
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.contents == files.contents)
    #expect(recorder.files.count == files.contents.count)
    #expect(recorder.skipped == [])
    let bytes = files.contents.values.reduce(0) { $0 + UInt64($1.count) }
    #expect(recorder.totals == [UInt64(files.contents.count), bytes])
  }

  @Test("the order is the same every time", arguments: kinds)
  func order(kind: MediumImage.Kind) async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: kind, files: OfficeStick.files(for: kind))
    let first = try Reading.run(folder.path("image")).recorder.files
    let second = try Reading.run(folder.path("image")).recorder.files
    #expect(first == second)
  }

  @Test("a run may begin at any file", arguments: kinds)
  func beginAnywhere(kind: MediumImage.Kind) async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), kind: kind, files: OfficeStick.files(for: kind))
    let all = try Reading.run(folder.path("image")).recorder.files
    var resumed = Recorder()
    resumed.files = Array(all.prefix(3))
    let (end, recorder) = try Reading.run(folder.path("image"), from: 3, recorder: resumed)
    #expect(end == .finished)
    #expect(recorder.files == all)
  }

  @Test("several volumes keep their files apart", arguments: [MediumImage.Partitioning.mbr, .gpt])
  func volumes(partitioning: MediumImage.Partitioning) async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), partitioning: partitioning,
      volumes: [
        .init(.fat32, [MediumFile("same.txt", "one")], mebibytes: 40),
        .init(.garbage, [], mebibytes: 2),
        .init(.ext4, [MediumFile("same.txt", "three")], mebibytes: 8),
      ])
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(
      recorder.contents == [
        RawName("volume-1/same.txt"): Array("one".utf8),
        RawName("volume-3/same.txt"): Array("three".utf8),
      ])
    #expect(recorder.skipped == [SkippedEntry(path: RawName("volume-2"), kind: .unreadable)])
  }

  @Test("one volume beside an unreadable one has plain paths")
  func oneReadable() async throws {
    let folder = try TemporaryFolder("medium")
    try await MediumImage.build(
      folder.path("image"), partitioning: .gpt,
      volumes: [
        .init(.garbage, [], mebibytes: 2),
        .init(.exFAT, [MediumFile("a.txt", "a")], mebibytes: 16),
      ])
    let (end, recorder) = try Reading.run(folder.path("image"))
    #expect(end == .finished)
    #expect(recorder.files.map(\.path) == [RawName("a.txt")])
    #expect(recorder.skippedKinds == ["volume-1": .unreadable])
  }
}
