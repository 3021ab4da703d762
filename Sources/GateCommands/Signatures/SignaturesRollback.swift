import ArgumentParser
import GateDomain
import GateSignatures
import GateSite

/// `gatectl signatures rollback`: back to an earlier set, on purpose.
struct SignaturesRollback: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rollback",
      abstract: say("退回到以前的病毒特征库", "Go back to an earlier set of virus signatures"),
      discussion: say(
        "不指定摘要时退回到上一套；中间机会重新装载并自检。",
        "Without a digest, to the set before. The station loads and tests it first."))
  }

  @Argument(help: help("特征库摘要，见 signatures list", "Digest of the set, see `signatures list`"))
  var set: String?

  @OptionGroup var site: SiteOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let digest = try set.map(find)
    let database = try await SignatureOrderRun(site.folder).run(.rollback(digest), files: [])
    let view = SignaturesView(database, at: .now)
    try output.print(view, table: view.lines)
  }

  private func find(_ start: String) throws -> Digest {
    let matches = SignatureStore(site.folder.signatures).history.filter {
      $0.hex.hasPrefix(start.lowercased())
    }
    guard let digest = matches.first, matches.count == 1 else {
      throw CommandFailure("no-such-set", SignatureRefusal(.noSuchSet, start).explanation)
    }
    return digest
  }
}
