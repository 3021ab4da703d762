import ArgumentParser
import Foundation
import GateDomain
import GateSigning
import GateSite

/// `gatectl roster make-key`: makes the key that signs rosters.
struct RosterMakeKey: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "make-key", abstract: say("生成名册密钥（只做一次，离线保管）", "Make the roster's key, once"))
  }

  @Argument(help: help("私钥写到哪个文件", "The file for the private key"), completion: .file())
  var file: String

  @OptionGroup var words: LanguageOptions

  func run() throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure(
        "file-exists", what: Words("文件已存在：\(file)", "the file exists: \(file)"),
        hint: Words("请另选文件名；旧名册密钥不可覆盖", "choose another name; a roster's key is never overwritten"))
    }
    let key = SigningKey()
    try KeyFile.write(key, to: file)
    try KeyFile.write(key.verificationKey, to: file + ".pub")
    Voice.say(
      Words(
        "已生成。公钥：\(key.verificationKey.hex)（\(file).pub），请装到每台中间机",
        "made; public key \(key.verificationKey.hex) (\(file).pub): bring it to every station"))
  }
}
