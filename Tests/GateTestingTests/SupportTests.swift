import Foundation
import GateTesting
import Testing

@Suite struct SupportTests {
  @Test func `a temporary folder goes with its owner`() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let path = try #require(folder?.path)
    try folder?.write("内容", to: "a/b.txt")
    #expect(try folder?.read("a/b.txt") == Array("内容".utf8))
    #expect(try folder?.list() == ["a"])
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `the seeded generator follows SplitMix64`() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `the same seed gives the same texts`() {
    var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    #expect(Array(first.text(200).utf8) == Array(second.text(200).utf8))
    #expect(first.bytes(16) != first.bytes(16))
  }

  @Test func `free ports differ and can be bound again`() throws {
    let ports = try (0..<4).map { _ in try FreePort.find() }
    #expect(ports.allSatisfy { (1024...65_535).contains($0) })
    #expect(Set(ports).count > 1)
  }
}
