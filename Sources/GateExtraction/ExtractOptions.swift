public import GateWire

/// The command line of `gate-extract`.
public struct ExtractOptions: Hashable, Sendable {
  /// Whether it may start on a kernel without Landlock.
  public let allowsWithoutLandlock: Bool

  /// What its process finds in its environment: libraries must not make threads of their own.
  public static let environment = ["OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8"]

  /// Describes a reader.
  public init(allowsWithoutLandlock: Bool = false) {
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads what `arguments` writes.
  public init(arguments: [String]) throws(WireError) {
    switch arguments {
    case ["--landlock", "required"]: allowsWithoutLandlock = false
    case ["--landlock", "optional"]: allowsWithoutLandlock = true
    default: throw .meaningless
    }
  }

  /// The arguments, without the program's own name.
  public var arguments: [String] {
    ["--landlock", allowsWithoutLandlock ? "optional" : "required"]
  }
}
