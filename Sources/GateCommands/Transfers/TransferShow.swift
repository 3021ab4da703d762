import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl transfer show`: one transfer with the verdict on every file.
struct TransferShow: AsyncParsableCommand {
  /// One document for `--format json`.
  struct Document: Encodable {
    let transfer: TransferView
    let files: [FileView]
    let skipped: [SkippedView]
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: say("查看一次传输及其文件", "Show a transfer and its files"))
  }

  @Argument(help: help("传输任务标识（缺省为最近一次）", "The transfer; the newest unless given"))
  var transfer: String?

  @Flag(help: help("只列被扣留的文件", "Only files that are held"))
  var held = false

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let calls = TransferCalls(connection: try server.connection())
    let chosen = try await calls.chosen(transfer)
    let (files, skipped, reviews) = try await calls.files(of: chosen.id, heldOnly: held)
    let states = Dictionary(reviews.map { ($0.index, $0.state) }, uniquingKeysWith: { $1 })
    let document = Document(
      transfer: TransferView(chosen),
      files: files.map { FileView($0, review: states[$0.file.index]) },
      skipped: skipped.map { SkippedView($0) })
    try output.print(document) { language in
      document.transfer.lines(language) + [""] + FileView.table(document.files)(language)
        + document.skipped.map { "\($0.path)  \($0.reason)" }
    }
  }
}
