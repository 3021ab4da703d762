import GateLinux
import GateTesting
import GateWire
import GateWorkers
import Glibc
import Synchronization
import Testing

/// What is not burned, and how the end says so.
@Suite struct BurnRefusalTests {
  private static let one: [(path: String, bytes: [UInt8])] = [
    ("a.txt", Array("approved".utf8)), ("b.txt", [UInt8](repeating: 9, count: 3_000_000)),
  ]

  @Test("a disc that holds something is refused, and stays as it is")
  func notBlank() async throws {
    let disc = try DiscUnderTest(Self.one)
    try disc.folder.write([1, 2, 3], to: "disc.iso")
    #expect(try await disc.burn().end == .refused(.notBlank))
    #expect(try disc.folder.read("disc.iso") == [1, 2, 3])
  }

  @Test("without the station's word not one byte is written")
  func stationSaysNo() async throws {
    let disc = try DiscUnderTest(Self.one)
    let station = Station(folder: disc.folder.path("in"), allows: { _ in false })
    #expect(try await disc.burn(station).end == .refused(nil))
    #expect(try disc.folder.read("disc.iso").isEmpty)
    #expect(station.seen.withLock(\.disc)?.profile == 0xffff)
  }

  @Test("a file that is gone ends the burn as spoiled", arguments: [0, 1] as [UInt32])
  func vanished(_ index: UInt32) async throws {
    let disc = try DiscUnderTest(Self.one)
    let station = Station(folder: disc.folder.path("in"), missing: [index])
    #expect(try await disc.burn(station).end == .failed(.fileMissing))
  }

  @Test("a file that has grown or shrunk ends the burn as spoiled", arguments: [2, 20])
  func changed(_ size: Int) async throws {
    let disc = try DiscUnderTest(Self.one)
    try disc.folder.write([UInt8](repeating: 1, count: size), to: "in/0")
    #expect(try await disc.burn().end == .failed(.fileChanged))
  }

  @Test(
    "names that lead elsewhere or stand there twice are refused",
    arguments: [
      ["../x"], ["/x"], ["a//b"], ["."], ["a/.."], [""], ["a", "a"], ["a", "a/b"], ["a\0b"],
      [String(repeating: "y", count: 255)], [String(repeating: "y", count: 101)],
      [String(repeating: "长", count: 37)],
    ])
  func badNames(_ names: [String]) async throws {
    let disc = try DiscUnderTest(names.map { ($0, []) })
    #expect(try await disc.burn().end == .refused(.badName))
    #expect(try disc.folder.read("disc.iso").isEmpty)
  }

  @Test("a disc that is full ends the burn as spoiled")
  func writeFails() async throws {
    let disc = try DiscUnderTest(Self.one)
    let end = try await onOwnThread {
      let full = try OwnedDescriptor(opening: "/dev/full", O_RDWR)
      return try BurnRun(program: DiscUnderTest.burnProgram).run(
        BurnPlan(file: full.number, volume: "DVD-2026-0001", published: 0, entries: disc.entries),
        sink: Station(folder: disc.folder.path("in")))
    }
    // libburn writes to it in a sequence, as to a blank disc, and every write fails.
    #expect(end == .failed(.writeFailed))
  }

  @Test("a worker that dies while it may write leaves an unknown disc")
  func killed() async throws {
    let disc = try DiscUnderTest(Self.one)
    let station = Station(
      folder: disc.folder.path("in"),
      allows: { _ in
        for worker in Workers.ofThisProcess { kill(worker, SIGKILL) }
        return true
      })
    #expect(try await disc.burn(station).end == .died(mayHaveWritten: true))
  }

  @Test("the worker is confined before it sees a file, and may not open one")
  func confinement() async throws {
    let disc = try DiscUnderTest(Self.one)
    let station = Station(
      folder: disc.folder.path("in"),
      allows: { _ in
        let status = Workers.ofThisProcess.compactMap { Workers.status(of: $0) }
        return status.count == 1
          && status.allSatisfy { $0.contains("Seccomp:\t2") && $0.contains("NoNewPrivs:\t1") }
      })
    let (end, _) = try await disc.burn(station)
    guard case .written = end else { return #expect(Bool(false), "\(end)") }
  }

  @Test("reading back hands over every byte, and says when there are fewer")
  func readBack() async throws {
    let disc = try DiscUnderTest(Self.one)
    _ = try await disc.burn()
    let written = try disc.folder.read("disc.iso")
    for (count, isWhole) in [(written.count, true), (written.count + 1, false)] {
      let result = try await onOwnThread {
        let medium = try OwnedDescriptor(opening: disc.disc, O_RDONLY)
        var read: [UInt8] = []
        let answer = try unsafe ReadBackRun(program: DiscUnderTest.burnProgram).run(
          disc: medium.number, count: UInt64(count)
        ) { unsafe read += Array($0) }
        return (answer, read)
      }
      #expect(result.0 == isWhole && (!isWhole || result.1 == written))
    }
  }
}
