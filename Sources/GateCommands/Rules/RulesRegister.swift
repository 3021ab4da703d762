import ArgumentParser
import Foundation
import GateContents
import GateDomain
import GateExports
import GateExtraction
import GateInspection
import GateLinux
import GateRetention
import GateSigning
import GateSite
import Glibc

/// `gatectl rules register`: registers documents that leave through the gate, so that copies of
/// them are known on external machines.
struct RulesRegister: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register",
      abstract: say("登记带出的文件", "Register documents that leave"),
      discussion: say(
        "登记册只存加盐的摘要和指纹，不存内容。",
        "The register holds salted digests and fingerprints, never content."))
  }

  @Argument(help: help("带出的文件", "The documents"), completion: .file())
  var files: [String]

  @OptionGroup var site: SiteOptions
  @OptionGroup var words: LanguageOptions

  @Flag(help: help("内核没有 Landlock 时也运行", "Run on a kernel without Landlock"))
  var allowNoLandlock = false

  func run() throws {
    let extractor = TextExtractor(
      program: try Programs.path(of: "gate-extract"), allowsWithoutLandlock: allowNoLandlock)
    let reader = ExportReader(extractor)
    let count = try ExportRegisterFile(site.folder.exportRegister).update { register in
      for path in files { try add(path, reader, to: &register) }
    }
    Voice.say(Words("登记册共 \(count) 份文件", "\(count) documents are registered"))
  }

  private func add(
    _ path: String, _ reader: ExportReader, to register: inout ExportRegister
  ) throws {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    guard let digest = FileInspector.digest(of: file.number) else {
      throw SystemError(call: "read", object: path, number: EIO)
    }
    let name = RulesExplain.name(path).escaped
    let unread = reader.add(file.number, name: name, digest: digest, at: .now, to: &register)
    for item in unread {
      Voice.say(
        Words(
          "\(name) 未能全部读取：\(item.reason.rawValue)",
          "\(name) was not read wholly: \(item.reason.rawValue)"
        ))
    }
  }
}
