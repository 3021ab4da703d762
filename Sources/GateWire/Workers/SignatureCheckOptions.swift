/// The command line of a process that checks one file of virus signatures.
public struct SignatureCheckOptions: Hashable, Sendable {
  /// The first argument, which tells this from an engine process.
  public static let mark = "--check-signatures"

  /// An existing folder, best in memory, in which the process gets its own.
  public let temporaryFolder: String
  /// Whether it may start on a kernel without Landlock.
  public let allowsWithoutLandlock: Bool

  /// Describes a check.
  public init(temporaryFolder: String, allowsWithoutLandlock: Bool) {
    self.temporaryFolder = temporaryFolder
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads what `arguments` writes, and nothing else.
  public init(arguments: [String]) throws(WireError) {
    guard arguments.count == 4, arguments[0] == Self.mark, arguments[2] == "--landlock",
      !arguments[1].isEmpty, ["required", "optional"].contains(arguments[3])
    else { throw .meaningless }
    self.init(
      temporaryFolder: arguments[1], allowsWithoutLandlock: arguments[3] == "optional")
  }

  /// The arguments of `gate-scan`, without its own name.
  public var arguments: [String] {
    [Self.mark, temporaryFolder, "--landlock", allowsWithoutLandlock ? "optional" : "required"]
  }
}
