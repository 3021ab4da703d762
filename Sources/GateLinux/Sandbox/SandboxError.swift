/// Why a process could not be confined; such a process must not touch outside bytes.
public enum SandboxError: Error, Hashable, Sendable {
  /// The kernel has no Landlock and the profile does not do without.
  case noLandlock
  /// There are other threads, which would stay unconfined.
  case severalThreads
  /// A crash handler is installed and would run in a process that is taken over.
  case crashHandler
  /// A step failed.
  case system(SystemError)
  /// A step of libseccomp failed, or a system call in the profile has no number here.
  case filter(String, number: Int32)
  /// Everything was set, yet something that must be refused was not.
  case leaky(String)

  /// The exit code of a worker that could not be confined.
  public static let exitCode: Int32 = 77

  /// The stable code.
  public var code: String {
    switch self {
    case .noLandlock: "no-landlock"
    case .severalThreads: "several-threads"
    case .crashHandler: "crash-handler"
    case .system: "system"
    case .filter: "filter"
    case .leaky: "leaky"
    }
  }

  /// The reason as text.
  public var message: String {
    switch self {
    case .noLandlock: "the kernel has no Landlock"
    case .severalThreads: "the process has more than one thread"
    case .crashHandler: "a crash handler is installed; set SWIFT_BACKTRACE=enable=no"
    case .system(let error): error.message
    case .filter(let object, let number): "seccomp \"\(object)\": error \(-number)"
    case .leaky(let object): "\(object) is still possible inside the sandbox"
    }
  }
}
