import ArgumentParser

/// `gatectl device`: what is plugged in.
struct DeviceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "device", abstract: say("中间机上的设备", "Devices at the stations"),
      subcommands: [DeviceList.self, DeviceEnrol.self])
  }
}
