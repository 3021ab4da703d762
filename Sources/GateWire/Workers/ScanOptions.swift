/// The command line of an engine process.
public struct ScanOptions: Hashable, Sendable {
  /// The folder with the virus signatures.
  public let signatures: String
  /// The folder with YARA rules; nil for none.
  public let rules: String?
  /// An existing folder, best in memory, in which workers get theirs.
  public let temporaryFolder: String
  /// How much of one file is examined.
  public let limits: ScanLimits
  /// Whether workers may start on a kernel without Landlock.
  public let allowsWithoutLandlock: Bool

  /// Describes an engine process.
  public init(
    signatures: String, rules: String? = nil, temporaryFolder: String, limits: ScanLimits,
    allowsWithoutLandlock: Bool = false
  ) {
    self.signatures = signatures
    self.rules = rules
    self.temporaryFolder = temporaryFolder
    self.limits = limits
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads what `arguments` writes: every option once, and no other.
  public init(arguments: [String]) throws(WireError) {
    guard arguments.count.isMultiple(of: 2) else { throw .wrongLength }
    var values: [String: String] = [:]
    for index in stride(from: 0, to: arguments.count, by: 2) {
      guard values.updateValue(arguments[index + 1], forKey: arguments[index]) == nil else {
        throw .meaningless
      }
    }
    signatures = try Self.text("--signatures", from: &values)
    let rules = try Self.text("--rules", from: &values)
    self.rules = rules == Self.none ? nil : rules
    temporaryFolder = try Self.text("--temporary-folder", from: &values)
    limits = ScanLimits(
      maxFileBytes: try Self.number("--max-file-bytes", from: &values),
      maxScanBytes: try Self.number("--max-scan-bytes", from: &values),
      maxFiles: try Self.number("--max-files", from: &values),
      maxRecursion: try Self.number("--max-recursion", from: &values),
      maxSeconds: try Self.number("--max-seconds", from: &values),
      deadlineSeconds: try Self.number("--deadline-seconds", from: &values))
    allowsWithoutLandlock = try Self.landlock(from: &values)
    guard values.isEmpty else { throw .meaningless }
  }

  /// The arguments of `gate-scan`, without its own name.
  public var arguments: [String] {
    [
      "--signatures", signatures, "--rules", rules ?? Self.none,
      "--temporary-folder", temporaryFolder,
      "--max-file-bytes", String(limits.maxFileBytes),
      "--max-scan-bytes", String(limits.maxScanBytes), "--max-files", String(limits.maxFiles),
      "--max-recursion", String(limits.maxRecursion), "--max-seconds", String(limits.maxSeconds),
      "--deadline-seconds", String(limits.deadlineSeconds),
      "--landlock", allowsWithoutLandlock ? "optional" : "required",
    ]
  }

  // No folder has an absolute path like this.
  private static let none = "-"

  private static func text(_ name: String, from values: inout [String: String])
    throws(WireError) -> String
  {
    guard let value = values.removeValue(forKey: name), !value.isEmpty else {
      throw .meaningless
    }
    return value
  }

  private static func landlock(from values: inout [String: String]) throws(WireError) -> Bool {
    switch try text("--landlock", from: &values) {
    case "optional": return true
    case "required": return false
    default: throw .meaningless
    }
  }

  // libclamav takes a limit of 0 for no limit at all.
  private static func number<Number: FixedWidthInteger>(
    _ name: String, from values: inout [String: String]
  ) throws(WireError) -> Number {
    guard let number = Number(try text(name, from: &values)), number > 0 else {
      throw .meaningless
    }
    return number
  }
}
