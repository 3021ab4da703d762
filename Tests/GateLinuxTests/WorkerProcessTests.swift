import GateLinux
import GateTesting
import Glibc
import Testing

@Suite struct WorkerProcessTests {
  // What a shell writes to the descriptor 3 that it got.
  private func say(_ script: String, environment: [String] = []) throws -> String {
    let pipe = try BytePipe()
    var process = try WorkerProcess.spawn(
      program: "/bin/sh", arguments: ["-c", script], environment: environment,
      descriptors: [pipe.writing.number])
    let status = process.wait()
    #expect(status == .exited(0))
    let reading = pipe.keepReading()
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = try unsafe bytes.withUnsafeMutableBytes {
      try unsafe Stream.read(reading.number, into: $0)
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test("a child has the descriptors that it was given and no other")
  func onlyGiven() throws {
    let folder = try TemporaryFolder()
    // Open and not closed on exec, as some library might leave it.
    let stray = unsafe open(try folder.write("x", to: "x"), O_RDONLY)
    defer { close(stray) }
    let list = try say("for f in /proc/$$/fd/*; do printf '%s ' ${f##*/} $(readlink $f) >&3; done")
    let words = list.split(separator: " ")
    let numbers = stride(from: 0, to: words.count, by: 2).map { String(words[$0]) }
    #expect(Array(numbers.prefix(4)) == ["0", "1", "2", "3"])
    #expect(words[1] == "/dev/null" && words[3] == "/dev/null" && words[5] == "/dev/null")
    #expect(!list.contains(folder.path))
  }

  @Test("the environment holds what was passed, and crash handlers are off")
  func environment() throws {
    let text = try say("/usr/bin/env >&3", environment: ["A=1"])
    let lines = Set(text.split(separator: "\n").map(String.init))
    #expect(
      lines.subtracting(["PWD=/", "SHLVL=0", "_=/usr/bin/env", "OLDPWD=/"]) == [
        "A=1", "SWIFT_BACKTRACE=enable=no",
      ])
  }

  @Test("a child leads a session of its own")
  func session() throws {
    let fields = try say("cat /proc/$$/stat >&3").split(separator: " ")
    #expect(fields[0] == fields[5])
  }

  @Test("descriptors keep their order even when their numbers overlap")
  func order() throws {
    let folder = try TemporaryFolder()
    let one = try OwnedDescriptor(opening: folder.write("one", to: "1"), O_RDONLY)
    let two = try OwnedDescriptor(opening: folder.write("two", to: "2"), O_RDONLY)
    let pipe = try BytePipe()
    var process = try WorkerProcess.spawn(
      program: "/bin/sh", arguments: ["-c", "cat <&4 >&5; cat <&3 >&5"],
      environment: ["PATH=/bin"], descriptors: [two.number, one.number, pipe.writing.number])
    #expect(process.wait() == .exited(0))
    var bytes = [UInt8](repeating: 0, count: 6)
    let count = try unsafe bytes.withUnsafeMutableBytes {
      try unsafe Stream.read(pipe.reading.number, into: $0)
    }
    #expect(count == 6)
    #expect(String(decoding: bytes, as: UTF8.self) == "onetwo")
  }

  @Test(
    "how a child ended is told",
    arguments: [
      ("exit 0", ProcessStatus.exited(0)), ("exit 77", .exited(77)),
      ("kill -SEGV $$", .killed(signal: SIGSEGV)),
    ])
  func status(script: String, expected: ProcessStatus) throws {
    var process = try WorkerProcess.spawn(program: "/bin/sh", arguments: ["-c", script])
    #expect(process.wait() == expected)
    #expect(process.wait() == expected)
  }

  @Test("a child is killed on demand, and waiting for it has an end")
  func kill() throws {
    var process = try WorkerProcess.spawn(program: "/bin/sleep", arguments: ["600"])
    let early = process.wait(timeoutMilliseconds: 20)
    #expect(early == nil)
    process.kill()
    #expect(process.wait() == .killed(signal: SIGKILL))
  }

  @Test("a child is gone when its owner is")
  func dropped() throws {
    let pid = try spawnAndForget()
    #expect(Glibc.kill(pid, 0) != 0)
    #expect(errno == ESRCH)
  }

  private func spawnAndForget() throws -> Int32 {
    let process = try WorkerProcess.spawn(program: "/bin/sleep", arguments: ["600"])
    return process.pid
  }

  @Test(
    "a program that is not there, or is none, is an error",
    arguments: [
      ("/nonexistent", ENOENT), ("/etc/passwd", EACCES),
    ])
  func missing(program: String, number: Int32) throws {
    let error = #expect(throws: SystemError.self) {
      _ = try WorkerProcess.spawn(program: program)
    }
    #expect(error?.number == number)
    #expect(error?.object == program)
  }
}
