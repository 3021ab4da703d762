import ArgumentParser
import GateDomain

/// `gatectl held export`: hands malware to an analyst, encrypted for nobody else.
struct HeldFileExport: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: say("加密导出检出病毒的文件", "Export malware, encrypted"))
  }

  @Option(help: help("收件人公钥，64 位十六进制", "The recipient's key, 64 hexadecimal digits"))
  var recipient: String

  @OptionGroup var deciding: HeldDeciding

  func run() async throws {
    guard let key = ExportRecipient(hex: recipient.lowercased()) else {
      let refusal = ReviewRefusal.recipientMissing
      throw CommandFailure(refusal.rawValue, refusal.explanation, exit: .usage)
    }
    try await deciding.decide(.export, recipient: key)
  }
}
