import ArgumentParser
import GateDiscs
import GateDomain
import GateSite
import GateStationLink

/// `gatectl medium take-outs`: what was taken out and has no receipt yet.
struct TakeOutList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "take-outs", abstract: say("列出待回执的带出", "What was taken out and lacks a receipt"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let takeOuts: [OpenTakeOut] = try await server.connection().get("media/take-outs")
    try output.print(takeOuts) { Self.table(takeOuts, $0).lines(in: $0) }
  }

  private static func table(_ takeOuts: [OpenTakeOut], _ language: Language) -> Table {
    Table(
      columns: [
        .init("编号", "NUMBER"), .init("申请人", "REQUESTER"), .init("介质", "MEDIA"),
        .init("接收", "RECEIVER"), .init("期限", "DUE"), .init("逾期", "OVERDUE"),
      ],
      rows: takeOuts.map { takeOut in
        let late = takeOut.isOverdue(at: .now) ? Words("是", "yes") : Words("否", "no")
        return [
          takeOut.number, RawName(takeOut.requesterName).escaped,
          RawName(takeOut.media.joined(separator: ", ")).escaped,
          RawName(takeOut.recipient).escaped, Shown.time(takeOut.window.notAfter),
          late.in(language),
        ]
      })
  }
}

/// `gatectl medium receipt`: enters the receiver's receipt, which closes a take-out request.
struct TakeOutReceiptEnter: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "receipt", abstract: say("登记带出回执，办结申请", "Enter a receipt; closes the request"))
  }

  @Argument(help: help("带出申请：标识或编号", "The take-out request: identifier or number"))
  var request: String

  @Option(help: help("签收单位、签收人", "Who signed for it"))
  var receiver: String

  @Option(help: help("签收时间，如 2026-11-30T18:00", "When, such as 2026-11-30T18:00"))
  var at: String

  @Option(help: help("备注，如纸质回执编号", "A note, such as the paper's number"))
  var note = ""

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let receipt = try await server.connection().post(
      ServerPath(["media", "take-outs", request, "receipt"]),
      ReceiptForm(receiver: receiver, receivedAt: at, note: note), as: TakeOutReceipt.self)
    try output.print(receipt) { language in
      Table.fields(
        [
          (Words("申请", "request"), receipt.request.rawValue),
          (Words("签收", "received by"), RawName(receipt.receiver).escaped),
          (Words("时间", "at"), Shown.time(receipt.receivedAt)),
          (Words("登记人", "entered by"), receipt.enteredBy.rawValue),
        ], in: language)
    }
  }
}
