import ArgumentParser
import GateDomain
import GateRetention
import GateStationLink

/// `gatectl machine list`: external machines and what is open on each.
struct MachineList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出外网计算机", "List external machines"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let machines: [MachineOverview] = try await server.connection().get("machines")
    try output.print(machines) { language in
      Table(
        columns: [
          .init("编号", "Name"), .init("名称", "For people"), .init("责任人", "Owner"),
          .init("待处理", "Open", .right), .init("逾期", "Late", .right),
          .init("上次检查", "Last inspection"),
        ],
        rows: machines.map {
          [
            $0.machine.id.rawValue, $0.machine.name, $0.machine.owner.rawValue, String($0.open),
            String($0.late), $0.machine.last.map { Shown.time($0.finishedAt) } ?? "–",
          ]
        }
      ).lines(in: language)
    }
  }
}
