import ArgumentParser
import GateDomain
import GateWire

/// `gatectl held`: files that stayed in quarantine, and what officers decide about them.
struct HeldCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "held", abstract: say("扣留文件与复核", "Held files and their review"),
      subcommands: [
        HeldFileList.self, HeldFileShow.self, HeldFileRelease.self, HeldFileDestroy.self,
        HeldFileExport.self, HeldFileOpen.self, HeldKeyMake.self,
      ])
  }
}

/// The held file that a verb is about.
struct HeldReference: ParsableArguments {
  @Argument(
    help: help(
      "文件：传输任务标识/序号，见 gatectl held list",
      "The file: TRANSFER/INDEX, as `gatectl held list` shows it"))
  var file: String

  /// Where the server has it.
  func path(_ more: String...) throws -> [String] {
    guard let place = HeldPlace(text: file) else {
      throw CommandFailure(
        "bad-file", what: Words("文件标识无效：\(file)", "not a held file: \(file)"),
        hint: Words("格式为 传输任务标识/序号", "write it as TRANSFER/INDEX"), exit: .usage)
    }
    return ["held", place.transfer.rawValue, String(place.index)] + more
  }
}
