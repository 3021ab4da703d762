import CPam
import Foundation

/// Asks the host's authentication modules (PAM) whether a password is right.
public struct PAMService: Hashable, Sendable {
  private let name, folder: String
  private let patience: Double

  /// Asks the modules of the service that the file `name` in `folder` describes, for `patience`
  /// seconds.
  public init(name: String, folder: String, patience: Double = 20) {
    self.name = name
    self.folder = folder
    self.patience = patience
  }

  /// Whether the password is the account's and the account may be used.
  ///
  /// It blocks as long as the modules do, and some hash, but no longer than its patience.
  ///
  /// - Throws: `PAMError`, when nothing was learnt: nobody is let in then.
  public func check(account: String, password: String) throws(PAMError) -> Bool {
    guard !password.isEmpty, !account.isEmpty, !(account + password).utf8.contains(0) else {
      return false
    }
    // Security: without its own file PAM falls back on the service "other", which on Debian opens
    // for the host's own accounts.
    guard FileManager.default.isReadableFile(atPath: "\(folder)/\(name)") else { throw .away }
    let answer = ModuleCalls.shared.answer(within: patience) { [name, folder] in
      unsafe gate_pam_check(name, folder, account, password)
    }
    switch answer {
    case GATE_PAM_RIGHT: return true
    case GATE_PAM_WRONG: return false
    case GATE_PAM_CLOSED: throw .closed
    default: throw .away
    }
  }
}
