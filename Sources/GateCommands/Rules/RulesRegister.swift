import ArgumentParser
import Foundation
import GateContents
import GateDomain
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
    var register = try current()
    let extractor = TextExtractor(
      program: try Programs.path(of: "gate-extract"), allowsWithoutLandlock: allowNoLandlock)
    for path in files { try add(path, extractor, to: &register) }
    try DurableFile.write(register.bytes, to: site.folder.exportRegister)
    Voice.say(
      Words(
        "登记册共 \(register.documents.count) 份文件",
        "\(register.documents.count) documents are registered"))
  }

  private func current() throws -> ExportRegister {
    guard FileManager.default.fileExists(atPath: site.folder.exportRegister) else {
      // The salt is a secret of the office: without it nobody can try texts against the register.
      return ExportRegister(salt: Array(SigningKey().seed.prefix(16)))
    }
    return try ExportRegisterFile.read(site.folder.exportRegister)
  }

  private func add(
    _ path: String, _ extractor: TextExtractor, to register: inout ExportRegister
  ) throws {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    var collector = DocumentCollector(name: RulesExplain.name(path))
    var limits = ExtractionLimits()
    limits.pictures = 20
    extractor.extract(file.number, limits: limits) { event in
      collector.add(event)
      return true
    }
    guard let digest = FileInspector.digest(of: file.number) else {
      throw SystemError(call: "read", object: path, number: EIO)
    }
    for document in collector.documents {
      let parts = document.parts.filter { $0.source == .text }
      let text: [UInt32] = parts.flatMap { $0.scalars + [0x0a] }
      let name = ([RulesExplain.name(path).escaped] + document.members).joined(separator: " › ")
      register.add(
        ExportRegister.Document(name: name, at: .now),
        digests: [document.members.isEmpty ? digest : document.digest].compactMap(\.self),
        text: text)
    }
  }
}
