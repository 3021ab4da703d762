import ArgumentParser
import Foundation
import GateDevices
import GateSite
import GateStation
import Logging
import ServiceLifecycle
import UnixSignals

/// The transfer station's program: builds the parts and runs them.
@main
struct GateStationProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate-station",
    abstract: "中间机服务：接收介质、检测、放行 / the transfer station: media in, inspected, released")

  @Option(help: "站点目录 / the site's folder")
  var site: String

  @Option(help: "设备来源，如 virtual:DIR / where devices come from, e.g. virtual:DIR")
  var deviceSource: String

  func validate() throws {
    guard deviceSource.hasPrefix("virtual:"), deviceSource.count > 8 else {
      throw ValidationError("unknown device source \"\(deviceSource)\"\nhint: use virtual:DIR")
    }
  }

  func run() async throws {
    let folder = SiteFolder(site)
    guard await StartedProgram.run(locking: folder.station, { try await serve(folder) }) else {
      throw ExitCode(1)
    }
  }

  private func serve(_ folder: SiteFolder) async throws {
    let logger = Logger(label: "gate-station") { StreamLogHandler.standardError(label: $0) }
    let devices = VirtualDevices(folder: String(deviceSource.dropFirst(8)))
    let service = try StationService(
      folder: folder, programs: Self.programsFolder, devices: devices, logger: logger)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: service)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  // Workers stand beside this program; a search path could name somebody else's.
  private static var programsFolder: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (path as NSString).deletingLastPathComponent
  }
}
