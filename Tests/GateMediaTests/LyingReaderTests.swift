import GateDomain
import GateTesting
import GateWire
import GateWorkers
import Testing

@Suite struct LyingReaderTests {
  private static let limits = IngestLimits(maxFiles: 3, maxFileBytes: 1_000, silenceSeconds: 1)

  // A program that says the given bytes and nothing else. Another process installs it: while this
  // one has it open for writing, a child that another test starts just then would keep it busy.
  private func run(_ frames: [UInt8], then: String = "") async throws -> (IngestEnd, Recorder) {
    let folder = try TemporaryFolder("reader")
    let words = try folder.write(frames, to: "frames")
    let script = try folder.write("#!/bin/sh\ncat '\(words)' >&4\n\(then)\n", to: "script")
    let program = folder.path("reader")
    #expect(try await Program.run("install", ["-m", "755", script, program]).succeeded)
    let medium = try folder.write([1, 2, 3], to: "medium")
    let (end, recorder) = try Reading.run(medium, limits: Self.limits, program: program)
    return (end, recorder)
  }

  private static func frame(_ message: IngestMessage) -> [UInt8] {
    let (kind, payload) = message.frame
    return FrameHeader(kind: kind, count: payload.count).bytes + payload
  }

  private static func data(_ count: Int, said: Int? = nil) -> [UInt8] {
    FrameHeader(kind: IngestMessage.dataKind, count: said ?? count).bytes
      + [UInt8](repeating: 9, count: count)
  }

  private static let listed = frame(.listed(files: 1, bytes: 10))

  private static func begin(_ index: UInt64 = 0, size: UInt64 = 10) -> [UInt8] {
    frame(.fileBegan(index: index, size: size, path: RawName("a")))
  }

  static let breaches: [(String, [UInt8])] = [
    ("nothing", []),
    ("half a header", [1, 0, 0]),
    ("an unknown kind", FrameHeader(kind: 0x7f, count: 0).bytes),
    ("reserved bytes set", [5, 1, 0, 0, 0, 0, 0, 0]),
    ("a message longer than any can be", FrameHeader(kind: 4, count: 5_000).bytes),
    ("finished before listed", frame(.finished)),
    ("a file before listed", begin()),
    ("listed twice", listed + listed),
    ("more files than the limit", frame(.listed(files: 4, bytes: 0))),
    ("a wrong index", listed + begin(1)),
    ("more files than listed", frame(.listed(files: 0, bytes: 0)) + begin()),
    ("fewer files than listed", listed + frame(.finished)),
    ("an end without a file", listed + frame(.fileEnded(.complete))),
    ("data without a file", listed + data(5)),
    (
      "a skipped entry inside a file",
      listed + begin() + frame(.skipped(SkippedEntry(path: RawName("x"), kind: .special)))
    ),
    (
      "a path that is empty",
      listed + frame(.fileBegan(index: 0, size: 1, path: RawName([])))
    ),
    ("more bytes than announced", listed + begin() + data(11)),
    ("bytes of a file above the limit", listed + begin(size: 2_000) + data(10)),
    (
      "complete with too few bytes",
      listed + begin() + data(9) + frame(.fileEnded(.complete)) + frame(.finished)
    ),
    (
      "too large below the limit",
      listed + begin() + frame(.fileEnded(.tooLarge)) + frame(.finished)
    ),
    ("an empty data frame", listed + begin() + data(0)),
    ("a data frame of 2 MiB", listed + begin() + [0x64, 0, 0, 0, 0, 0, 0x20, 0]),
    ("silence in the middle of a file", listed + begin() + data(3)),
    ("half a data frame", listed + begin() + data(3, said: 10)),
    (
      "a flood of skipped entries",
      listed
        + (0..<4).flatMap { _ in
          frame(.skipped(SkippedEntry(path: RawName("x"), kind: .special)))
        }
    ),
  ]

  @Test("what a reader must not say counts as its death", arguments: breaches)
  func breach(what: String, frames: [UInt8]) async throws {
    let (end, recorder) = try await run(frames)
    #expect(end == .failed(.readerDied))
    #expect(recorder.files.count <= 1)
    #expect(recorder.files.allSatisfy { $0.outcome == .readerDied && $0.bytes.count <= 10 })
    #expect(recorder.totals.count <= 2)
    #expect(recorder.skipped.count <= 3)
  }

  @Test("not one byte reaches the sink that goes beyond a limit or what was announced")
  func beyond() async throws {
    let above = try await run(Self.listed + Self.begin(size: 1_001) + Self.data(10)).1
    #expect(above.files.map(\.bytes) == [[]])
    let more = try await run(Self.listed + Self.begin(size: 9) + Self.data(10)).1
    #expect(more.files.map(\.bytes) == [[]])
  }

  @Test("an honest reader passes the same checks")
  func honest() async throws {
    let entry = SkippedEntry(path: RawName("x"), kind: .special)
    let (end, recorder) = try await run(
      Self.listed + Self.frame(.working) + Self.frame(.skipped(entry)) + Self.begin()
        + Self.data(4) + Self.data(6) + Self.frame(.fileEnded(.complete)) + Self.frame(.finished))
    #expect(end == .finished)
    #expect(recorder.files.map(\.outcome) == [.complete])
    #expect(recorder.files.map(\.bytes.count) == [10])
    #expect(recorder.skipped == [entry])
  }

  @Test("an entry recorded before a death is not recorded again")
  func skippedOnce() async throws {
    let entry = SkippedEntry(path: RawName("x"), kind: .special)
    let (end, recorder) = try await run(Self.listed + Self.frame(.skipped(entry)))
    #expect(end == .failed(.readerDied))
    #expect(recorder.skipped == [entry])
  }

  @Test("a reader that says nothing is ended", .timeLimit(.minutes(1)))
  func silent() async throws {
    let (end, recorder) = try await run(Self.listed + Self.begin(), then: "sleep 600")
    #expect(end == .failed(.readerDied))
    #expect(recorder.files.map(\.outcome) == [.readerDied])
  }

  @Test(
    "every reason of the reader becomes one of the transfer",
    arguments: [
      (IngestFailure.noFileSystem, TransferFailure.mediumUnreadable),
      (.damaged, .mediumUnreadable), (.mediumGone, .mediumRemoved),
      (.tooManyFiles, .tooManyFiles), (.notConfined, .workerRefused),
    ])
  func reasons(failure: IngestFailure, expected: TransferFailure) async throws {
    #expect(try await run(Self.frame(.failed(failure))).0 == .failed(expected))
  }

  @Test("a reader that cannot be confined, or is not there, refuses the transfer")
  func refused() async throws {
    #expect(try await run([], then: "exit 77").0 == .failed(.workerRefused))
    let folder = try TemporaryFolder("reader")
    let medium = try folder.write([1, 2, 3], to: "medium")
    let end = try Reading.run(medium, program: folder.path("missing")).end
    #expect(end == .failed(.workerRefused))
  }
}
