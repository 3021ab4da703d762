import GateContents
import GateDiscs
import GateDomain
import GateLinux
import GatePolicy
import GateRetention
import Glibc
import Synchronization

/// Reads the text of staged files by the rules of the site, one file at a time.
///
/// Rules with a mistake are no rules: as long as they cannot be read there is no reader, and no
/// file is called examined.
final class TextExaminer: Sendable {
  private let program: String
  private let rules: String
  private let allowsWithoutLandlock: Bool
  private let reader = Mutex<ContentReader?>(nil)

  /// Uses the program at a path and the rules in a folder.
  init(program: String, rules: String, allowsWithoutLandlock: Bool) {
    self.program = program
    self.rules = rules
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads the file behind a descriptor; blocks its thread.
  func examine(_ file: Int32, name: RawName) -> (ContentExamination, TextPreview) {
    reader.withLock { reader in
      if reader == nil { reader = made() }
      return reader?.read(file, name: name) ?? (.noReader, TextPreview(of: ""))
    }
  }

  /// Whether a reader can be started now; blocks its thread.
  func isReady() -> Bool {
    guard let nothing = try? OwnedDescriptor(opening: "/dev/null", O_RDONLY) else { return false }
    return examine(nothing.number, name: RawName("")).0 != .noReader
  }

  private func made() -> ContentReader? {
    guard let files = try? RuleFiles.read(rules, kinds: ["retained"]),
      let rules = try? RetentionRules(files)
    else { return nil }
    return ContentReader(
      program: program, rules: rules, allowsWithoutLandlock: allowsWithoutLandlock)
  }
}
