import CLinux
import Glibc

/// A system call that the kernel refused.
public struct SystemError: Error, Hashable, Sendable {
  /// The call's name.
  public let call: String
  /// What it was called on; a path, or empty.
  public let object: String
  /// The errno value, taken at once.
  public let number: Int32

  /// Describes a refusal.
  public init(call: String, object: String = "", number: Int32) {
    self.call = call
    self.object = object
    self.number = number
  }

  /// The stable code, such as `ENOSPC`.
  public var code: String {
    unsafe String(cString: gate_error_name(number))
  }

  /// The refusal as text, such as `open "/data/log": No such file or directory`.
  public var message: String {
    let text = unsafe String(cString: gate_error_text(number))
    return object.isEmpty ? "\(call): \(text)" : "\(call) \"\(object)\": \(text)"
  }

  /// Whether the disk, or the quota, is full.
  public var isDiskFull: Bool {
    [ENOSPC, EDQUOT, EFBIG].contains(number)
  }
}

/// Runs a call until no signal interrupts it; errno is taken in the next statement.
func retrying<Result: SignedInteger>(
  _ call: String, _ object: @autoclosure () -> String = "", _ body: () -> Result
) throws(SystemError) -> Result {
  while true {
    let result = body()
    let number = errno
    if result >= 0 { return result }
    guard number == EINTR else {
      throw SystemError(call: call, object: object(), number: number)
    }
  }
}
