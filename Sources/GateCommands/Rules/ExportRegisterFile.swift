import GateDomain
import GateLinux
import GateRetention

/// The register of what left through the gate, as a file.
enum ExportRegisterFile {
  /// Reads a register.
  static func read(_ path: String) throws -> ExportRegister {
    guard let register = ExportRegister(bytes: try DurableFile.read(path, limit: 1 << 30)) else {
      throw CommandFailure(
        "bad-register", what: Words("登记册已损坏：\(path)", "the register is damaged: \(path)"),
        hint: Words("请从备份恢复", "restore it from a backup"))
    }
    return register
  }
}
