public import GateLinux

/// Why the enforcer cannot work; every device stays closed then.
public enum EnforcerFault: Error, Hashable, Sendable {
  /// The command line makes no sense.
  case usage
  /// The office's key cannot be read.
  case officeKey(String)
  /// The baseline cannot be read, or line so and so makes no sense.
  case baseline(String, line: Int)
  /// USBGuard runs: two programs that decide about devices undo each other's decisions.
  case usbguard
  /// It is to work on a mocked `/sys`, but this one is real; or the other way round.
  case notMocked
  /// The kernel's default could not be set to "closed".
  case notClosed(SystemError)
  /// Something else that the kernel refused.
  case system(SystemError)

  /// What is wrong and what to do, for the journal.
  public var message: String {
    let (what, hint) = words
    return "gate-enforcer: \(what)\nhint: \(hint)\n"
  }

  private var words: (String, String) {
    switch self {
    case .usage: ("the command line makes no sense", EnforcerOptions.usage)
    case .officeKey(let path):
      ("\"\(path)\" holds no public key", "name the site's grant verification key")
    case .baseline(let path, let line):
      ("line \(line) of \"\(path)\" makes no sense", "write it anew with --print-baseline")
    case .usbguard:
      ("usbguard runs on this machine", "run: systemctl disable --now usbguard")
    case .notMocked:
      ("--mocked was given, but /sys is the kernel's own", "leave --mocked to the tests")
    case .notClosed(let error):
      ("new devices cannot be kept closed: \(error.message)", "run `gatectl doctor` to see why")
    case .system(let error): (error.message, "run `gatectl doctor` to see why")
    }
  }
}
