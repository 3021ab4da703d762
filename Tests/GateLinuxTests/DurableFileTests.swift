import Foundation
import GateLinux
import GateTesting
import Glibc
import Testing

@Suite struct DurableFileTests {
  @Test("a file is written whole, with its mode, and nothing is left beside it")
  func write() throws {
    let folder = try TemporaryFolder()
    try DurableFile.write([1, 2, 3], to: folder.path("a"), mode: 0o640)
    #expect(try folder.read("a") == [1, 2, 3])
    #expect(try folder.list() == ["a"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test("a shorter file replaces a longer one, and a draft that a crash left behind")
  func replace() throws {
    let folder = try TemporaryFolder()
    try DurableFile.write([UInt8](repeating: 1, count: 9_000), to: folder.path("a"))
    try folder.write([UInt8](repeating: 9, count: 500), to: ".a.new")
    try DurableFile.write([2], to: folder.path("a"))
    #expect(try folder.read("a") == [2])
    #expect(try folder.list() == ["a"])
  }

  @Test("writers of the same name never mix")
  func concurrentWriters() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<6 {
        group.addTask {
          for _ in 0..<30 {
            try DurableFile.write([UInt8](repeating: writer, count: 5_000 + Int(writer)), to: path)
            let read = try DurableFile.read(path, limit: 10_000)
            #expect(read.count == 5_000 + Int(read[0]))
            #expect(Set(read).count == 1)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.list() == ["a"])
  }

  @Test("a link where the draft would be is not followed")
  func draftLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "other")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(".a.new"), withDestinationPath: folder.path("other"))
    #expect(throws: SystemError.self) { try DurableFile.write([1], to: folder.path("a")) }
    #expect(try folder.read("other") == Array("precious".utf8))
  }

  @Test("reading stops at the limit")
  func readLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3, 4], to: "a")
    #expect(try DurableFile.read(folder.path("a"), limit: 4) == [1, 2, 3, 4])
    let error = #expect(throws: SystemError.self) {
      try DurableFile.read(folder.path("a"), limit: 3)
    }
    #expect(error?.number == EFBIG)
  }

  @Test("an error names the call, the path and its code")
  func errorText() throws {
    let error = #expect(throws: SystemError.self) {
      try DurableFile.read("/nonexistent/a", limit: 1)
    }
    #expect(error?.message == "open \"/nonexistent/a\": No such file or directory")
    #expect(error?.code == "ENOENT")
  }

  @Test("a folder is made once and left alone after that; a file in its place is an error")
  func makeDirectory() throws {
    let folder = try TemporaryFolder()
    try DurableFile.makeDirectory(folder.path("d"), mode: 0o750)
    try DurableFile.makeDirectory(folder.path("d"), mode: 0o700)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("d"))
    #expect(attributes[.posixPermissions] as? Int == 0o750)
    try folder.write("", to: "f")
    #expect(throws: SystemError.self) { try DurableFile.makeDirectory(folder.path("f")) }
  }

  @Test("one process holds a folder; the lock ends with its owner")
  func folderLock() throws {
    let folder = try TemporaryFolder()
    try whileLocked(folder) {
      let isFree = try isFree(folder.path)
      #expect(!isFree)
    }
    #expect(try isFree(folder.path))
    #expect(throws: SystemError.self) { try isFree(folder.path("missing")) }
  }

  private func isFree(_ folder: String) throws -> Bool {
    try FolderLock(folder: folder) != nil
  }

  private func whileLocked(_ folder: TemporaryFolder, _ body: () throws -> Void) throws {
    guard let lock = try FolderLock(folder: folder.path) else {
      Issue.record("the folder was locked already")
      return
    }
    try body()
    _ = consume lock
  }

  @Test("a lock ends when its process is killed")
  func lockOfDeadProcess() throws {
    let folder = try TemporaryFolder()
    let started = try BytePipe()
    var process = try WorkerProcess.spawn(
      program: "/bin/sh",
      arguments: [
        "-c", "exec flock --no-fork '\(folder.path)/lock' sh -c 'echo >&3; exec sleep 60'",
      ],
      environment: ["PATH=/usr/bin:/bin"], descriptors: [started.writing.number])
    let hasStarted = try GateLinux.Stream.isReadable(
      started.reading.number, withinMilliseconds: 10_000)
    #expect(hasStarted)
    #expect(try !isFree(folder.path))
    process.kill()
    _ = process.wait()
    #expect(try isFree(folder.path))
  }
}
