import Foundation
import GateLinux
import GateTesting
import Glibc
import Testing

@Suite struct SandboxTests {
  private static let probe = BuildFolder.path + "/sandbox-probe"
  static let forbidden = ProcessStatus.killed(signal: SIGSYS)

  private func attempt(_ act: String, profile: String, descriptor: Int32) throws -> ProcessStatus {
    let outside = try folder()
    try outside.write("outside", to: "file")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o666], ofItemAtPath: outside.path("file"))
    var process = try WorkerProcess.spawn(
      program: Self.probe, arguments: [profile, act, outside.path],
      descriptors: [descriptor])
    let status = process.wait(timeoutMilliseconds: 30_000)
    return try #require(status)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder("sandbox")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    return folder
  }

  @Test(
    "an ingest worker can read what it was given and nothing else",
    arguments: [
      ("nothing", ProcessStatus.exited(0)), ("read", .exited(0)), ("open", .exited(EPERM)),
      ("create", .exited(EPERM)), ("socket", .exited(EPERM)), ("spawn", forbidden),
      ("map", forbidden), ("protect", forbidden), ("signal", forbidden),
      ("crash", .killed(signal: SIGSEGV)), ("thread", .exited(77)), ("handler", .exited(77)),
    ])
  func ingest(act: String, expected: ProcessStatus) throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    #expect(try attempt(act, profile: "ingest", descriptor: file.number) == expected)
  }

  @Test(
    "a scan worker can open files in its own folder only",
    arguments: [
      ("create inside", ProcessStatus.exited(0)), ("open", .exited(EACCES)),
      ("create", .exited(EACCES)), ("write", .exited(EACCES)), ("list", .exited(EACCES)),
      ("make folder", .exited(EACCES)), ("remove", .exited(EACCES)), ("rename", .exited(EACCES)),
      ("move out", .exited(EACCES)), ("link inside", forbidden), ("socket", .exited(EPERM)),
      ("spawn", forbidden), ("map", forbidden), ("signal", forbidden),
    ])
  func scan(act: String, expected: ProcessStatus) throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    #expect(try attempt(act, profile: folder.path, descriptor: file.number) == expected)
  }

  @Test("a scan worker gets files over its socket and answers there")
  func scanReceives() throws {
    let folder = try folder()
    let file = try OwnedDescriptor(opening: folder.write("hello", to: "file"), O_RDONLY)
    let (station, worker) = try MessageSocket.pair()
    try station.send([7, 7], descriptors: [file.number])
    #expect(
      try attempt("receive", profile: folder.path, descriptor: worker.number) == .exited(0))
    let answer = try station.receive(timeoutMilliseconds: 1_000)?.bytes
    #expect(answer == [7, 7])
  }

  @Test("root becomes nobody", .enabled(if: geteuid() == 0))
  func identity() throws {
    let folder = try folder()
    #expect(try attempt("identity", profile: folder.path, descriptor: 0) == .exited(0))
  }

  @Test("a scan worker without its folder does not start")
  func missingFolder() throws {
    #expect(try attempt("nothing", profile: "/nonexistent", descriptor: 0) == .exited(77))
  }

  @Test("a process with other threads is not confined")
  func severalThreads() {
    // This one runs the tests.
    #expect(throws: SandboxError.severalThreads) { try Sandbox.enter(.ingest) }
  }
}
