import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl device list`: what is plugged in now, and why it is open or closed.
struct DeviceList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出已插入的设备", "List plugged-in devices"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let devices = try await server.connection().get("devices", as: [DeviceSighting].self)
    let views = devices.map(DeviceView.init)
    try output.print(views, table: DeviceView.table(views))
  }
}
