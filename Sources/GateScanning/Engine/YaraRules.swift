import CYara
import GateDomain
import GateLinux
import Glibc

/// YARA rules: compiled once in the engine process, used by every forked worker.
///
/// They look at bytes as they are, also where libclamav sees only what it made of them.
@safe final class YaraRules {
  private static let sizeLimit = 4 << 20

  private let rules: UnsafeMutableRawPointer
  private let seconds: Int32
  /// How many rules there are.
  let count: Int

  /// Compiles every `.yar` file of a folder.
  ///
  /// Rules cannot include other files, and a folder without a rule is an error: whoever turns
  /// YARA on wants something looked for.
  init(folder: String, seconds: UInt32) throws(EngineError) {
    guard let compiler = unsafe gate_yara_compiler() else { throw .rules(folder) }
    do {
      for name in try SignatureFolder.names(in: folder).sorted() where name.hasSuffix(".yar") {
        let text = try DurableFile.read("\(folder)/\(name)", limit: Self.sizeLimit)
        guard !text.contains(0), unsafe gate_yara_add(compiler, Self.cString(text)) == 0 else {
          throw EngineError.rules("\(folder)/\(name)")
        }
      }
    } catch {
      unsafe gate_yara_drop_compiler(compiler)
      throw error as? EngineError ?? .rules(folder)
    }
    guard let rules = unsafe gate_yara_finish(compiler), unsafe gate_yara_count(rules) > 0 else {
      throw .rules(folder)
    }
    unsafe self.rules = rules
    self.seconds = Int32(clamping: seconds)
    count = Int(unsafe gate_yara_count(rules))
  }

  /// What the rules say of some content, be it a file or a member of one; nil for nothing.
  ///
  /// Security: nil MUST follow only from a scan that came to its end without a match.
  func objection(to content: ContentBytes) -> EngineAnswer? {
    var name = [CChar](repeating: 0, count: 128)
    let result = unsafe content.withMemory { memory in
      unsafe gate_yara_scan(rules, memory.baseAddress, memory.count, seconds, &name, name.count)
    }
    switch result {
    case ERROR_SUCCESS where name[0] == 0: return nil
    case ERROR_SUCCESS: return .suspicious("YARA." + Self.text(name))
    case ERROR_SCAN_TIMEOUT: return .objection(.timeLimit, "YARA")
    default: return .failed(Self.errorBase + Int(result))
    }
  }

  // Reported like an engine error, outside the range of libclamav's numbers.
  private static let errorBase = 2_000

  private static func cString(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }

  private static func text(_ name: [CChar]) -> String {
    String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
