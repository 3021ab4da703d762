import ArgumentParser
import GateDomain
import GateLinux
import GateSigning
import GateTransfer

/// `gatectl held open-export`: decrypts an exported file on the analyst's own machine.
struct HeldFileOpen: AsyncParsableCommand {
  /// What was opened.
  struct Opened: Encodable {
    let path, sha256, reason, decision, file: String
    let size: UInt64
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open-export",
      abstract: say("解密导出的文件（供分析人员）", "Decrypt an exported file, for analysts"),
      discussion: say(
        "解密后的文件可能是病毒：只在隔离的分析机上使用。",
        "What comes out may be malware: use it on an isolated machine only."))
  }

  @Argument(help: help("导出的文件（.held）", "The exported file (.held)"), completion: .file())
  var container: String

  @Option(help: help("私钥文件", "File of the private key"), completion: .file())
  var key: String

  @Option(name: .shortAndLong, help: help("写到哪个文件", "The file to write"), completion: .file())
  var output: String

  @OptionGroup var form: OutputOptions

  func run() async throws {
    let header: ContainerHeader
    do {
      header = try ContainerOpening.open(
        container, with: try ExportKeyFile.read(key), to: output)
    } catch let error as ContainerError {
      throw CommandFailure("container", error.explanation)
    }
    let opened = Opened(
      path: header.path.escaped, sha256: header.digest.hex, reason: RawName(header.reason).escaped,
      decision: RawName(header.decision.rawValue).escaped, file: output, size: header.size)
    try form.print(opened) { language in
      Table.fields(
        [
          (Words("原路径", "Path"), opened.path), (Words("扣留原因", "Reason"), opened.reason),
          (Words("大小", "Size"), Shown.bytes(opened.size)), (Words("摘要", "SHA-256"), opened.sha256),
          (Words("已写入", "Written to"), opened.file),
        ], in: language)
    }
  }
}
