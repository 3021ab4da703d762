import Foundation
import GateTesting
import GateWorkers
import Synchronization
import Testing

/// What comes back from a burned disc, by tools that nobody here wrote and by our own reader.
@Suite struct DiscContentsTests {
  private static var random: [UInt8] {
    var generator = SeededGenerator(seed: 6)
    return generator.bytes(1_234_567)
  }

  private static let office: [(path: String, bytes: [UInt8])] = [
    ("manifest.json", Array("{}".utf8)), ("清单.txt", Array("清单\r\n".utf8)),
    ("二〇二六年工作计划.docx", random), ("empty.txt", []),
    ("会议/第一次/纪要（定稿）.txt", Array("纪要\n".utf8)),
    ("生僻字𠮷田.txt", Array("beyond the basic plane\n".utf8)),
    ("a/b/c/d/e/f/g/h/i/deep.txt", Array("deep".utf8)), ("UPPER.TXT", [1]),
    ("spaces and 'quotes'.txt", [2]), ("sector.bin", [UInt8](repeating: 7, count: 2_048)),
    ("两个点.tar.gz", [3, 4]),
  ]

  @Test("every file and Chinese name comes back identical", arguments: ["xorriso", "7z"])
  func extracted(by tool: String) async throws {
    let disc = try DiscUnderTest(Self.office)
    let (end, _) = try await disc.burn()
    guard case .written = end else { return #expect(Bool(false), "\(end)") }
    #expect(try await disc.extract(by: tool) == Dictionary(uniqueKeysWithValues: Self.office))
  }

  @Test("the reader of inbound media finds the same files")
  func readByUs() async throws {
    let disc = try DiscUnderTest(Self.office)
    _ = try await disc.burn()
    #expect(try await disc.readByGateMedia() == Dictionary(uniqueKeysWithValues: Self.office))
  }

  @Test("what the station gets as the image is the disc, byte for byte")
  func copyIsTheDisc() async throws {
    let disc = try DiscUnderTest(Self.office)
    let (end, sink) = try await disc.burn()
    let written = try disc.folder.read("disc.iso")
    let copy = sink.seen.withLock(\.copy)
    #expect(copy == written)
    #expect(end == .written(imageBytes: UInt64(written.count)))
  }

  @Test("a volume is named by the disc's number, in both trees")
  func volumeName() async throws {
    let disc = try DiscUnderTest([("a.txt", [1])])
    _ = try await disc.burn(volume: "DVD-2026-0042")
    let bytes = try disc.folder.read("disc.iso")
    #expect(bytes[(32_768 + 40)..<(32_768 + 53)].elementsEqual("DVD-2026-0042".utf8))
    let joliet = Array("DVD-2026-0042".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    #expect(bytes.firstRange(of: joliet) != nil)
  }

  @Test("two thousand of the longest names in one folder are the same to every reader")
  func longNames() async throws {
    let files = (0..<2_000).map { number in
      let long =
        number.isMultiple(of: 2)
        ? String(repeating: "长", count: 34) + "abc" : String(repeating: "y", count: 95)
      return (path: "\(10_000 + number)" + long, bytes: Array("\(number)".utf8))
    }
    let disc = try DiscUnderTest(files)
    _ = try await disc.burn()
    #expect(try await disc.extract(by: "xorriso") == Dictionary(uniqueKeysWithValues: files))
    #expect(try await disc.extract(by: "7z") == Dictionary(uniqueKeysWithValues: files))
    #expect(try await disc.readByGateMedia() == Dictionary(uniqueKeysWithValues: files))
  }

  @Test("ten thousand files")
  func manyFiles() async throws {
    let files = (0..<10_007).map {
      (path: "目录\($0 % 97)/文件-\($0).txt", bytes: Array("\($0)".utf8))
    }
    let disc = try DiscUnderTest(files)
    let (end, _) = try await disc.burn()
    guard case .written = end else { return #expect(Bool(false), "\(end)") }
    #expect(try await disc.extract(by: "7z") == Dictionary(uniqueKeysWithValues: files))
  }
}
