import Foundation

/// A kernel made of umockdev that runs a program below it and does what it is told.
///
/// The real devices of this machine are out of reach: the program refuses to work on a `/sys` that
/// is not mocked.
public final class FakeKernel {
  /// What went wrong, in words for the test's reader.
  public struct Failure: Error {
    /// The words.
    public let what: String

    /// Describes a failure.
    public init(what: String) {
      self.what = what
    }
  }

  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())
  private var rest = Data()

  /// Starts a program of this package below a kernel without devices.
  public init(_ program: String, _ arguments: [String]) throws {
    process.executableURL = URL(
      fileURLWithPath: BuildFolder.packageRoot + "/Tests/Support/fake-kernel/fake-kernel")
    process.arguments = [BuildFolder.path + "/" + program] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Has it do something, and returns its answer.
  @discardableResult
  public func tell(_ command: [String: Any]) throws -> [String: Any] {
    let line = try JSONSerialization.data(withJSONObject: command) + Data("\n".utf8)
    try input.fileHandleForWriting.write(contentsOf: line)
    let answer = try JSONSerialization.jsonObject(with: try nextLine()) as? [String: Any] ?? [:]
    if let error = answer["error"] { throw Failure(what: "\(error)") }
    return answer
  }

  /// Plugs in a stick; `changes` make something else of it.
  public func plug(_ port: String = "1-1", _ changes: [String: Any] = [:]) throws {
    var command: [String: Any] = [
      "do": "plug", "port": port, "vendor": "0951", "product": "1666", "serial": "60A44C3FAD22",
    ]
    command.merge(changes) { $1 }
    try tell(command)
  }

  /// Pulls a device out.
  public func unplug(_ port: String = "1-1") throws {
    try tell(["do": "unplug", "port": port])
  }

  /// The text of a file as the program sees it; nil when there is none.
  public func read(_ path: String) throws -> String? {
    let value = try tell(["do": "read", "path": path])["value"] as? String
    return value?.trimmingCharacters(in: .newlines)
  }

  /// Whether the kernel has a device authorised.
  public func isAuthorised(_ port: String = "1-1") throws -> Bool {
    try read(Self.hub + "/\(port)/authorized") == "1"
  }

  /// The exit code of the program; nil while it runs.
  public func exitCode() throws -> Int? {
    try tell(["do": "alive"])["value"] as? Int
  }

  /// The program's process number.
  public func processNumber() throws -> Int {
    try tell(["do": "process"])["value"] as? Int ?? 0
  }

  /// The one root hub.
  public static let hub = "/sys/devices/pci0000:00/0000:00:14.0/usb1"

  private func nextLine() throws -> Data {
    while true {
      if let end = rest.firstIndex(of: 10) {
        defer { rest = Data(rest[(end + 1)...]) }
        return Data(rest[..<end])
      }
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Failure(what: "the fake kernel ended") }
      rest += piece
    }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
