import Foundation
import GateDomain
import GateTesting
import GateWorkers
import Testing

/// Files that lie on a disc in several pieces, as those of 4 GiB and more do.
@Suite struct DividedFileTests {
  private static let sector = 2_048
  private let folder: TemporaryFolder
  private var image: String { folder.path("image") }

  init() throws { folder = try TemporaryFolder("medium") }

  // Three files of one sector and one of less; a test then makes pieces of one out of them.
  private func build(_ option: String, names: [String]) async throws {
    let tree = folder.path("tree")
    try FileManager.default.createDirectory(atPath: tree, withIntermediateDirectories: true)
    for (index, name) in names.enumerated() {
      let bytes = [UInt8](repeating: UInt8(index + 65), count: index == 3 ? 1_000 : Self.sector)
      try Data(bytes).write(to: URL(filePath: tree + "/" + name))
    }
    let made = try await Program.run(
      "xorriso", ["-as", "mkisofs", "-quiet", option, "-o", image, tree])
    try #require(made.succeeded, "\(made.errors)")
  }

  // Marks the records of the given names as pieces that others follow, and calls all of them `name`.
  private func join(_ names: [String], marked: Int, as name: String, wide: Bool) throws {
    func bytes(_ text: String) -> [UInt8] {
      wide ? text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] } : Array(text.utf8)
    }
    let edit = ImageEdit(image)
    for (index, old) in names.enumerated() {
      for place in try edit.places(of: [UInt8(bytes(old).count)] + bytes(old)) {
        try edit.write([UInt8(bytes(name).count)] + bytes(name), at: place)
        if index < marked { try edit.write([0x80], at: place - 7) }
      }
    }
  }

  private static let whole =
    [UInt8](repeating: 65, count: sector) + [UInt8](repeating: 66, count: sector)
    + [UInt8](repeating: 67, count: sector) + [UInt8](repeating: 68, count: 1_000)

  @Test("the pieces are one file", arguments: [true, false])
  func joined(wide: Bool) async throws {
    let names = ["A1.BIN", "A2.BIN", "A3.BIN", "A4.BIN"]
    try await build(wide ? "-J" : "-l", names: names)
    let version = wide ? "" : ";1"
    try join(names.map { $0 + version }, marked: 3, as: "A1.BIN" + version, wide: wide)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished)
    #expect(recorder.files.map(\.path) == [RawName("A1.BIN")])
    #expect(recorder.contents == [RawName("A1.BIN"): Self.whole])
    #expect(recorder.skipped.isEmpty)
  }

  @Test("a file whose pieces are no whole is recorded, not read", arguments: [2, 4])
  func broken(marked: Int) async throws {
    // With two marks another version follows, with four the last piece is missing.
    let names = ["A1.BIN", "A2.BIN", "A3.BIN", "A4.BIN"]
    try await build("-J", names: names)
    try join(names, marked: marked, as: "A1.BIN", wide: true)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished && recorder.files.isEmpty)
    #expect(recorder.skippedKinds == ["A1.BIN": .unreadable])
  }

  @Test("a piece that ends within a sector makes no file")
  func oddPiece() async throws {
    // The short piece comes first.
    let names = ["B1.BIN", "B2.BIN", "B3.BIN", "A4.BIN"]
    try await build("-J", names: names)
    try join(["A4.BIN", "B1.BIN", "B2.BIN", "B3.BIN"], marked: 3, as: "A4.BIN", wide: true)
    let (end, recorder) = try Reading.run(image)
    #expect(end == .finished && recorder.files.isEmpty)
    #expect(recorder.skippedKinds == ["A4.BIN": .unreadable])
  }
}
