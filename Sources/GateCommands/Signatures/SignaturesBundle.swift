import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateSignatures
import GateSite

/// `gatectl signatures bundle`: the office's own virus signatures under the office's key.
struct SignaturesBundle: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bundle",
      abstract: say("把单位自编的特征制成签名特征包", "Sign the office's own virus signatures as a bundle"),
      discussion: say(
        "在服务器上用单位的授权密钥签名；特征包带到中间机后用 import 导入。",
        "Runs on the server, with the office's grant key; the station takes it with `import`."))
  }

  @Argument(help: help("特征包名称，如 office", "Name of the bundle, such as office"))
  var name: String

  @Argument(
    help: help("ndb、hdb、hsb、mdb、msb、ldb、yar 文件", "Files: ndb, hdb, hsb, mdb, msb, ldb, yar"),
    completion: .file())
  var files: [String]

  @OptionGroup var site: SiteOptions
  @OptionGroup var words: LanguageOptions

  @Option(
    name: .customLong("bundle-version"),
    help: help("版本号，缺省为当前时间", "Version number; the time of day by default"))
  var bundleVersion: UInt64?

  @Option(name: .customLong("output"), help: help("新文件夹", "A new folder"), completion: .directory)
  var folder: String

  func run() throws {
    let key = try KeyFile.signingKey(site.folder.grantKey)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    var names: [String] = []
    for path in files {
      let name = (path as NSString).lastPathComponent
      try FileManager.default.copyItem(atPath: path, toPath: "\(folder)/\(name)")
      names.append(name)
    }
    let bundle = try SignatureBundleFile.make(
      name: name, version: bundleVersion ?? Self.version(at: .now), at: .now, of: names,
      in: folder, signedWith: key)
    print(bundle)
  }

  /// Later times give higher numbers: 20261122190500.
  static func version(at time: Timestamp) -> UInt64 {
    UInt64(time.rfc3339.prefix(19).filter(\.isNumber)) ?? 0
  }
}
