import Foundation
import GateTesting
import Glibc
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RunningProgramTests {
  @Test func `gives back status, output and errors`() async throws {
    let result = try await Program.run(
      "sh", ["-c", "cat; echo wrong >&2; exit 7"], input: Array("关口\n".utf8))
    #expect(result.ending == .exited(7))
    #expect(result.output == "关口\n")
    #expect(result.errors == "wrong\n")
    #expect(!result.succeeded)
  }

  @Test func `kills what overstays its time and keeps what it wrote`() async throws {
    let expected = ProgramError.timedOut("/usr/bin/sh", output: "begun\n", errors: "")
    await #expect(throws: expected) {
      try await Program.run("sh", ["-c", "echo begun; exec sleep 60"], timeout: .milliseconds(300))
    }
  }

  @Test func `tells a signal from a status`() async throws {
    let program = try Program.start("sleep", ["60"])
    program.kill()
    #expect(try await program.wait().ending == .signalled(SIGKILL))
    #expect(!program.isRunning)
  }

  @Test func `waits for a line and gives up when the program ends without it`() async throws {
    let program = try Program.start(
      "sh", ["-c", "sleep 0.1; echo listening on 1234; exec sleep 60"])
    #expect(try await program.waitForLine(containing: "listening") == "listening on 1234")
    program.kill()
    let silent = try Program.start("true")
    await #expect(throws: ProgramError.silent("/usr/bin/true", output: "", errors: "")) {
      try await silent.waitForLine(containing: "listening")
    }
  }

  @Test func `kills a program that its owner forgets`() async throws {
    var program: Program? = try Program.start("sleep", ["60"])
    let number = try #require(program?.processID)
    program = nil
    let deadline = ContinuousClock.now + .seconds(5)
    while Glibc.kill(number, 0) == 0, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(Glibc.kill(number, 0) == -1)
  }

  @Test func `adds variables and starts in the folder that is asked for`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Program.run(
      "sh", ["-c", "pwd; echo $GATE_WORD"], environment: ["GATE_WORD": "词"],
      workingFolder: folder.path)
    #expect(result.output == "\(folder.path)\n词\n")
  }

  @Test func `refuses a program that is not there`() {
    #expect(throws: ProgramError.notFound("no-such-program")) {
      try Program.start("no-such-program")
    }
  }

  @Test func `finds the folder of the programs built beside the tests`() {
    #expect(
      FileManager.default.fileExists(atPath: BuildFolder.path + "/gatehousePackageTests.xctest"))
    #expect(FileManager.default.fileExists(atPath: BuildFolder.packageRoot + "/Package.swift"))
  }
}
