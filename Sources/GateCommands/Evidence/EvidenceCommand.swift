import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateOffice
import GateSigning
import GateStationLink

/// `gatectl evidence`: the signed evidence of one request.
struct EvidenceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence", abstract: say("申请的证据包", "The signed evidence of a request"),
      subcommands: [EvidenceFetch.self, EvidenceVerify.self])
  }
}

/// `gatectl evidence fetch`: takes a request's evidence out of the server; that is on record.
struct EvidenceFetch: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fetch", abstract: say("导出证据包（会记入审计日志）", "Take evidence out, which is recorded"))
  }

  @OptionGroup var reference: RequestReference

  @Option(help: help("写到此文件", "Write it to this file"), completion: .file())
  var output: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var words: LanguageOptions

  func run() async throws {
    let path = ServerPath(["requests", reference.request, "evidence"])
    let evidence = try await server.connection().get(
      path, as: Unverified<EvidencePackage>.self)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(Array(try encoder.encode(evidence)), to: output)
    Voice.write(say("已写入 \(output)", "written to \(output)"))
  }
}
