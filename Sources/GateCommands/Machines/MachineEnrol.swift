import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateRetention
import GateStationLink

/// `gatectl machine enrol`: registers a machine with the key it made.
struct MachineEnrol: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "enrol", abstract: say("登记外网计算机", "Register an external machine"))
  }

  @Argument(help: help("登记文件（.gateenrol）", "The machine's file (.gateenrol)"), completion: .file())
  var file: String

  @Option(help: help("责任人账号", "The account that answers for it"))
  var owner: String

  @Option(help: help("最多几天报告一次", "Days between two reports at most"))
  var days = 7

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let bytes = try DurableFile.read(file, limit: 1 << 16)
    guard let enrolment = try? JSONDecoder().decode(Enrolment.self, from: Data(bytes)) else {
      throw CommandFailure(
        "bad-enrolment", what: Words("不是登记文件：\(file)", "no enrolment: \(file)"),
        hint: Words("用 gate-inspect enrol 生成", "gate-inspect enrol makes it"))
    }
    let machine = try await server.connection().post(
      "machines",
      EnrolRequest(enrolment: enrolment, owner: Identifier(owner), periodDays: days),
      as: RegisteredMachine.self)
    try output.print(machine) { language in
      Table.fields(
        [
          (Words("计算机", "Machine"), "\(machine.id) \(machine.name)"),
          (Words("责任人", "Owner"), machine.owner.rawValue),
          (Words("公钥", "Key"), machine.key),
          (Words("首次报告期限", "First report due"), Shown.time(machine.reportDue)),
        ], in: language)
    }
  }
}
