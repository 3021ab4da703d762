import Foundation
import GateDomain
import GateSite
import GateTesting
import Testing

@Suite("Other engines, with the real programs", .serialized, .timeLimit(.minutes(10)))
struct OtherEnginesTests {
  private static let word = "GATEHOUSE-CLAMD-" + "ONLY"
  private static let files = [
    MediumFile("known.txt", word + "\n"), MediumFile("plain.txt", "一般文本\n"),
    MediumFile("table.csv", "编号,名称\n1,=cm" + "d|'/c calc'!A1\n"),
  ]

  // A clamd that knows one word more than the station itself.
  private func clamd(in folder: TemporaryFolder) async throws -> Program {
    let hex = Self.word.utf8.map { String(format: "%02x", $0) }.joined()
    try folder.write("Clamd.Only:0:*:\(hex)\n", to: "database/own.ndb")
    let configuration = try folder.write(
      """
      Foreground yes
      LocalSocket \(folder.path("clamd.sock"))
      DatabaseDirectory \(folder.path("database"))
      TemporaryDirectory \(folder.path)
      User \(NSUserName())

      """, to: "clamd.conf")
    let program = try Program.start("/usr/sbin/clamd", ["-c", configuration])
    try await eventually {
      guard FileManager.default.fileExists(atPath: folder.path("clamd.sock")) else {
        throw NotYet(what: "no clamd")
      }
    }
    return program
  }

  @Test("one engine's no holds, and so does an engine that is gone")
  func anyNo() async throws {
    let (site, folder) = (try SiteUnderTest(), try TemporaryFolder("clamd"))
    let clamd = try await clamd(in: folder)
    let lines =
      "engines: [{ kind: yara, rules: inbound }, { kind: clamd, socket: \(folder.path("clamd.sock")) }]"
    try Data(lines.utf8).write(to: URL(fileURLWithPath: site.folder.policies + "/engines.yaml"))
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let first = try await verdicts(of: "ENGINES-1", image, at: site)
    #expect(first["plain.txt"] == .clean)
    #expect(first["known.txt"] == .infected("Clamd.Only.UNOFFICIAL"))
    #expect(first["table.csv"] == .suspicious("YARA.Gate_CSV_Command_Formula"))
    clamd.kill()
    let other = site.temporary.path("other.img")
    try await MediumImage.build(other, kind: .fat32, files: [MediumFile("new.txt", "新的文本\n")])
    let second = try await verdicts(of: "ENGINES-2", other, at: site)
    #expect(second == ["new.txt": .unscannable(.notScanned)])
  }

  private func verdicts(of serial: String, _ image: String, at site: SiteUnderTest) async throws
    -> [String: Verdict]
  {
    let request = try await site.approvedRequest(serial: serial)
    try site.plug(image: image, serial: serial)
    let transfer = try await site.endedTransfer(of: request)
    let files = try await site.files(of: transfer)
    let released = Set(site.released(transfer.id).keys)
    #expect(released == Set(files.filter { $0.value.verdict == .clean }.keys))
    return files.mapValues(\.verdict)
  }
}
