import Foundation
import GateExtraction
import GateLinux
import GateTesting
import Glibc
import Testing

@Suite("gate-extract", .timeLimit(.minutes(2)))
struct WorkerTests {
  static var program: String { BuildFolder.path + "/gate-extract" }

  static func open(_ folder: TemporaryFolder, _ text: String) throws -> OwnedDescriptor {
    try OwnedDescriptor(opening: try folder.write(text, to: "file"), O_RDONLY)
  }

  /// The only child of this process that runs the program.
  private static func reader() throws -> Int32 {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(
      Int32.init)
    return try #require(
      processes.first { process in
        status(process, "Name") == "gate-extract" && status(process, "PPid") == "\(getpid())"
      })
  }

  private static func status(_ process: Int32, _ field: String) -> String? {
    let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix(field + ":") }
    return line?.dropFirst(field.count + 1).split(separator: "\t").joined(separator: " ")
  }

  @Test func `text comes out of a confined process`() throws {
    let file = try Self.open(try TemporaryFolder(), "机密★5年")
    let extractor = TextExtractor(program: Self.program)
    #expect(extractor.text(of: file.number).text == "机密★5年")
    let reader = try Self.reader()
    #expect(Self.status(reader, "Seccomp") == "2")
    #expect(Self.status(reader, "NoNewPrivs") == "1")
    #expect(Self.status(reader, "CapEff") == "0000000000000000")
    #expect(Self.status(reader, "Threads") == "1")
    if geteuid() == 0 { #expect(Self.status(reader, "Uid") == "65534 65534 65534 65534") }
  }

  @Test func `a reader that dies is said, and the next file has another`() throws {
    let file = try Self.open(try TemporaryFolder(), String(repeating: "正文\n", count: 4_000_000))
    let extractor = TextExtractor(program: Self.program)
    var (events, killed): ([ExtractionEvent], Int32) = ([], 0)
    extractor.extract(file.number) { event in
      events.append(event)
      if killed == 0, let reader = try? Self.reader() {
        killed = reader
        kill(reader, SIGKILL)
      }
      return true
    }
    #expect(killed != 0)
    #expect(events.last == .unreadable(Unreadable(members: [], reason: .crashed)))
    let next = try Self.open(try TemporaryFolder(), "下一个")
    #expect(extractor.text(of: next.number).text == "下一个")
    #expect(try Self.reader() != killed)
  }

  @Test func `who has seen enough is asked no more`() throws {
    let file = try Self.open(try TemporaryFolder(), String(repeating: "正文\n", count: 100_000))
    let extractor = TextExtractor(program: Self.program)
    var events = 0
    extractor.extract(file.number) { _ in
      events += 1
      return events < 2
    }
    #expect(events == 2)
    #expect(extractor.text(of: file.number).unreadable.isEmpty)
  }

  @Test(arguments: ["/bin/true", "/bin/false", "/nowhere/gate-extract"])
  func `a reader that does not start is said`(program: String) throws {
    let file = try Self.open(try TemporaryFolder(), "x")
    let found = TextExtractor(program: program).text(of: file.number)
    #expect(found.unreadable.map(\.reason) == [.noReader])
    #expect(found.pieces.isEmpty)
  }

  @Test func `what is no file and what is too large is said`() throws {
    let extractor = TextExtractor(program: Self.program)
    let folder = try OwnedDescriptor(opening: "/", O_RDONLY | O_DIRECTORY)
    let pipe = try BytePipe()
    for number in [folder.number, pipe.reading.number] {
      #expect(extractor.text(of: number).unreadable.map(\.reason) == [.inputOutput])
    }
    let file = try Self.open(try TemporaryFolder(), "12345")
    var limits = ExtractionLimits()
    limits.fileBytes = 4
    #expect(
      extractor.text(of: file.number, limits: limits).unreadable.map(\.reason) == [.sizeLimit])
    let empty = try Self.open(try TemporaryFolder(), "")
    #expect(extractor.text(of: empty.number).members.map(\.format) == [.empty])
  }
}
