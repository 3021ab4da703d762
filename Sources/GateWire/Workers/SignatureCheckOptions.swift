/// The command line of a process that checks one file of virus signatures.
public struct SignatureCheckOptions: Hashable, Sendable {
  /// The form of the file, which decides where its signature stands.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// As its publisher made it.
    case cvd
    /// Put together from a published file and signed differences.
    case cld
  }

  /// The first argument, which tells this from an engine process.
  public static let mark = "--check-signatures"

  /// The form of the file.
  public let form: Form
  /// An existing folder, best in memory, in which the process gets its own.
  public let temporaryFolder: String
  /// Whether it may start on a kernel without Landlock.
  public let allowsWithoutLandlock: Bool

  /// Describes a check.
  public init(form: Form, temporaryFolder: String, allowsWithoutLandlock: Bool) {
    self.form = form
    self.temporaryFolder = temporaryFolder
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads what `arguments` writes, and nothing else.
  public init(arguments: [String]) throws(WireError) {
    guard arguments.count == 5, arguments[0] == Self.mark,
      let form = Form(rawValue: arguments[1]), !arguments[2].isEmpty,
      arguments[3] == "--landlock", ["required", "optional"].contains(arguments[4])
    else { throw .meaningless }
    self.init(
      form: form, temporaryFolder: arguments[2],
      allowsWithoutLandlock: arguments[4] == "optional")
  }

  /// The arguments of `gate-scan`, without its own name.
  public var arguments: [String] {
    let landlock = allowsWithoutLandlock ? "optional" : "required"
    return [Self.mark, form.rawValue, temporaryFolder, "--landlock", landlock]
  }
}
