import Foundation
import GateDomain
import GateTesting
import GateWorkers
import Testing

@Suite struct DamagedMediumTests {
  @Test("media without a file system are refused", arguments: ["zeros", "random", "tiny"])
  func noFileSystem(content: String) throws {
    let folder = try TemporaryFolder("medium")
    var generator = SeededGenerator(seed: 3)
    let bytes =
      switch content {
      case "zeros": [UInt8](repeating: 0, count: 4 << 20)
      case "random": generator.bytes(2 << 20)
      default: [UInt8](repeating: 0x55, count: 7)
      }
    let (end, recorder) = try Reading.run(try folder.write(bytes, to: "image"))
    #expect(end == .failed(.mediumUnreadable))
    #expect(recorder.totals == [])
  }

  @Test("an image cut in the middle ends its files with a read error, never as complete")
  func cutImage() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    var generator = SeededGenerator(seed: 6)
    let files = (1...3).map { MediumFile("\($0).bin", .data(generator.bytes(4 << 20))) }
    try await MediumImage.build(image, kind: .fat32, files: files)
    try ImageEdit(image).truncate(to: 7 << 20)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(recorder.files.map(\.outcome) == [.complete, .readError, .readError])
    #expect(recorder.files.map(\.path) == (1...3).map { RawName("\($0).bin") })
    for (path, bytes) in recorder.contents { #expect(files.contents[path] == bytes) }
  }

  @Test("a medium pulled out in mid-copy fails the transfer")
  func pulledOut() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    var generator = SeededGenerator(seed: 4)
    let files = (0..<8).map { MediumFile("\($0).bin", .data(generator.bytes(3 << 20))) }
    try await MediumImage.build(image, kind: .fat32, files: files)
    var recorder = Recorder()
    recorder.before = { event, soFar in
      if event == "fileEnded", soFar.files.count == 3 { try ImageEdit(image).truncate(to: 1 << 20) }
    }
    let (end, result) = try Reading.run(image, recorder: recorder)
    #expect(end == .failed(.mediumRemoved))
    #expect(result.files.last?.outcome == .readError)
    for (path, bytes) in result.contents { #expect(files.contents[path] == bytes) }
  }

  @Test("a file whose clusters go in a circle is a read error; its neighbours come whole")
  func clusterLoop() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    let files = OfficeStick.flat
    try await MediumImage.build(image, kind: .fat32, files: files)
    let fat = try FATTable(image)
    let chain = try fat.chain(from: fat.firstCluster(ofShortName: "LARGE   BIN"))
    try fat.set(chain[10], to: chain[3])
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(recorder.outcome("large.bin") == .readError)
    #expect(recorder.contents.count == files.contents.count - 1)
    for (path, bytes) in recorder.contents { #expect(files.contents[path] == bytes) }
  }

  @Test("a folder that contains its parent is recorded as a loop")
  func folderLoop() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    try await MediumImage.build(
      image, kind: .fat32,
      files: [
        MediumFile("OUTER/INNER/LAST/deep.txt", "deep"), MediumFile("OUTER/file.txt", "file"),
      ])
    let fat = try FATTable(image)
    let outer = try fat.firstCluster(ofShortName: "OUTER      ")
    try fat.setFirstCluster(ofShortName: "LAST       ", to: outer)
    let (end, recorder) = try Reading.run(
      image, limits: IngestLimits(maxFiles: 500, maxFileBytes: 1 << 20, silenceSeconds: 20))
    #expect(end == .finished)
    #expect(recorder.skippedKinds == ["OUTER/INNER/LAST/INNER": .loop])
  }

  @Test("a second way into a folder of ext4 is recorded as a loop")
  func secondWay() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    try await MediumImage.build(
      image, kind: .ext4, files: [MediumFile("outer/inner/file.txt", "file")], mebibytes: 8)
    let result = try await Program.run(
      "debugfs", ["-w", "-R", "link outer outer/inner/again", image])
    #expect(result.succeeded)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(recorder.files.map(\.path) == [RawName("outer/inner/file.txt")])
    #expect(recorder.skippedKinds == ["outer/inner/again": .loop])
  }

  @Test("a size that lies is a read error")
  func lyingSize() async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    try await MediumImage.build(
      image, kind: .fat32,
      files: [MediumFile("LIAR.BIN", "four"), MediumFile("HONEST.BIN", "honest")])
    try FATTable(image).setSize(ofShortName: "LIAR    BIN", to: 40_000_000)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(recorder.outcome("LIAR.BIN") == .readError)
    #expect(recorder.files.first { $0.path == RawName("LIAR.BIN") }?.size == 40_000_000)
    #expect(recorder.contents == [RawName("HONEST.BIN"): Array("honest".utf8)])
  }

  @Test("changed bytes anywhere never end the run otherwise than in words", arguments: 0..<24)
  func mutation(seed: Int) async throws {
    let folder = try TemporaryFolder("medium")
    let image = folder.path("image")
    let kinds = WholeMediumTests.kinds
    let kind = kinds[seed % kinds.count]
    try await MediumImage.build(
      image, kind: kind, files: Array(OfficeStick.files(for: kind).prefix(12)))
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let place: UInt64 = generator.number(in: 512...(2 << 20))
      try ImageEdit(image).write(generator.bytes(4), at: place)
    }
    let limits = IngestLimits(maxFiles: 2_000, maxFileBytes: 16 << 20, silenceSeconds: 20)
    let (end, recorder) = try Reading.run(image, limits: limits)
    #expect(
      [
        .finished, .failed(.mediumUnreadable), .failed(.readerDied), .failed(.tooManyFiles),
      ].contains(end))
    for file in recorder.files where file.outcome == .complete {
      #expect(file.bytes.count == Int(file.size))
    }
  }
}
