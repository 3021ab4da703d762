import Foundation
import Glibc

/// A running program of this package, or of the system, for tests that look at it from outside.
///
/// Both outputs go to files, so the program never waits for a reader. When the owner lets go of
/// a program that still runs, it is killed.
public final class Program: Sendable {
  /// The program's path.
  public let path: String
  private let process: Process
  private let folder: TemporaryFolder

  private init(path: String, process: Process, folder: TemporaryFolder) {
    self.path = path
    self.process = process
    self.folder = folder
  }

  deinit {
    kill()
  }

  /// Starts a program and returns at once.
  ///
  /// - Parameters:
  ///   - name: A program of this package by name, one of the system by name, or a path.
  ///   - arguments: Its arguments.
  ///   - environment: Variables that are added to the test's own.
  ///   - workingFolder: Where it starts; the test's own folder if nil.
  ///   - input: What it reads from standard input.
  /// - Returns: The running program.
  /// - Throws: `ProgramError.notFound`, or an error of the system.
  public static func start(
    _ name: String, _ arguments: [String] = [], environment: [String: String] = [:],
    workingFolder: String? = nil, input: [UInt8] = []
  ) throws -> Program {
    let (path, folder, process) = (try find(name), try TemporaryFolder("program"), Process())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.merging(environment) { $1 }
    if let workingFolder {
      process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
    }
    process.standardInput = FileHandle(forReadingAtPath: try folder.write(input, to: "in"))
    process.standardOutput = FileHandle(forWritingAtPath: try folder.write("", to: "out"))
    process.standardError = FileHandle(forWritingAtPath: try folder.write("", to: "err"))
    try process.run()
    return Program(path: path, process: process, folder: folder)
  }

  /// Runs a program to its end; the parameters are those of `start`.
  public static func run(
    _ name: String, _ arguments: [String] = [], environment: [String: String] = [:],
    workingFolder: String? = nil, input: [UInt8] = [], timeout: Duration = .seconds(60)
  ) async throws -> ProgramResult {
    try await start(
      name, arguments, environment: environment, workingFolder: workingFolder, input: input
    ).wait(timeout: timeout)
  }

  /// The process number.
  public var processID: Int32 { process.processIdentifier }

  /// Whether it has not ended yet.
  public var isRunning: Bool { process.isRunning }

  /// What it has written to standard output so far.
  public var output: String { text("out") }

  /// What it has written to standard error so far.
  public var errors: String { text("err") }

  /// Sends a signal, such as `SIGTERM`; does nothing once it has ended.
  public func send(signal: Int32) {
    guard process.isRunning else { return }
    _ = Glibc.kill(processID, signal)
  }

  /// Ends it at once, as a power cut would.
  public func kill() {
    send(signal: SIGKILL)
  }

  /// How it ended; meaningless while it runs.
  var ending: ProgramResult.Ending {
    process.terminationReason == .exit
      ? .exited(process.terminationStatus) : .signalled(process.terminationStatus)
  }

  private func text(_ name: String) -> String {
    String(decoding: (try? folder.read(name)) ?? [], as: UTF8.self)
  }

  private static func find(_ name: String) throws(ProgramError) -> String {
    let folders = [
      BuildFolder.path, "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin",
      "/sbin", "/bin",
    ]
    let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw .notFound(name) }
    return found
  }
}
