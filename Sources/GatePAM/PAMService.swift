import CPam
import Foundation

/// Asks the host's authentication modules (PAM) whether a password is right.
public struct PAMService: Hashable, Sendable {
  private let name, folder: String

  /// Asks the modules of the service that the file `name` in `folder` describes.
  public init(name: String, folder: String) {
    self.name = name
    self.folder = folder
  }

  /// Whether the password is the account's and the account may be used.
  ///
  /// It blocks as long as the modules do, and some hash.
  ///
  /// - Throws: `PAMError`, when nothing was learnt: nobody is let in then.
  public func check(account: String, password: String) throws(PAMError) -> Bool {
    guard !password.isEmpty, !account.isEmpty, !(account + password).utf8.contains(0) else {
      return false
    }
    // Security: without its own file PAM falls back on the service "other", which on Debian opens
    // for the host's own accounts.
    guard FileManager.default.isReadableFile(atPath: "\(folder)/\(name)") else { throw .away }
    switch unsafe gate_pam_check(name, folder, account, password) {
    case GATE_PAM_RIGHT: return true
    case GATE_PAM_WRONG: return false
    case GATE_PAM_CLOSED: throw .closed
    default: throw .away
    }
  }
}
