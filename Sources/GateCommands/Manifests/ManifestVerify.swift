import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateTransfer

/// `gatectl manifest verify`: proves offline what a station released.
struct ManifestVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("离线验证文件清单及已放行的文件", "Prove a manifest and the released files offline"))
  }

  @Argument(help: help("清单文件 manifest.json", "The manifest file"), completion: .file())
  var file: String

  @Option(help: help("中间机公钥，64 位十六进制", "The station's key, 64 hexadecimal digits"))
  var key: KeyArgument

  @Option(
    help: help(
      "已放行文件所在文件夹（缺省为清单旁的 files）", "Folder of the files; `files` beside the manifest unless given"),
    completion: .directory)
  var folder: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let bytes = try DurableFile.read(file, limit: SignedManifest.sizeLimit)
    let beside = URL(fileURLWithPath: file).deletingLastPathComponent().path + "/files"
    let check = try ManifestCheck(manifest: bytes, key: key.key, folder: folder ?? beside)
    try output.print(check, table: check.lines)
    if !check.isIntact { throw SilentExit(exit: .failed) }
  }
}
