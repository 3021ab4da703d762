import ArgumentParser
import GateDomain
import GateSigning

/// `gatectl held make-key`: makes the pair of keys with which an analyst receives exports.
struct HeldKeyMake: AsyncParsableCommand {
  /// What was made.
  struct Made: Encodable {
    let recipient, file: String
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-key",
      abstract: say("生成接收导出文件的密钥（供分析人员）", "Make the keys that receive exports, for analysts"))
  }

  @Argument(help: help("私钥写到哪个文件", "The file for the private key"), completion: .file())
  var file: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let made = Made(recipient: try ExportKeyFile.make(file).recipient.hex, file: file)
    try output.print(made) { language in
      Table.fields(
        [
          (Words("公钥（交给保密员）", "Public key (for the officer)"), made.recipient),
          (Words("私钥（请保管好）", "Private key (keep it)"), made.file),
        ], in: language)
    }
  }
}
