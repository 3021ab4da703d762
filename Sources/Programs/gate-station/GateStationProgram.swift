import ArgumentParser
import Dispatch
import Foundation
import GateDevices
import GateIntranetWatch
import GateSite
import GateStation
import Logging
import ServiceLifecycle
import UnixSignals

/// Begins with one thread, since a thread's capabilities are its own, and goes on with many.
@main
enum Main {
  static func main() {
    _ = GateStationProgram.intranet
    // The program itself; it ends the process.
    Task {
      await GateStationProgram.main()
      exit(0)
    }
    dispatchMain()
  }
}

/// The transfer station's program: builds the parts and runs them.
struct GateStationProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate-station",
    abstract: "中间机服务：接收介质、检测、放行 / the transfer station: media in, inspected, released")

  @Option(help: "站点目录 / the site's folder")
  var site: String

  @Option(
    help: "设备来源：enforcer、enforcer:PATH 或 virtual:DIR / where devices come from")
  var deviceSource: String

  @Option(help: "刻录机，如 /dev/sr0 或 virtual:DIR / the burner, e.g. /dev/sr0 or virtual:DIR")
  var burner: String?

  func validate() throws {
    if let burner, Burner(option: burner) == nil {
      throw ValidationError("unknown burner \"\(burner)\"\nhint: use /dev/srN or virtual:DIR")
    }
    guard source != nil else {
      throw ValidationError(
        "unknown device source \"\(deviceSource)\"\nhint: use enforcer or virtual:DIR")
    }
  }

  func run() async throws {
    let folder = SiteFolder(site)
    guard await StartedProgram.run(locking: folder.station, { try await serve(folder) }) else {
      throw ExitCode(1)
    }
  }

  /// Opened first of all; afterwards nothing here can open another.
  static let intranet = PacketSocket.openOnce()

  private func serve(_ folder: SiteFolder) async throws {
    let logger = Logger(label: "gate-station") { StreamLogHandler.standardError(label: $0) }
    guard let devices = source else { throw ExitCode.validationFailure }
    let service = try StationService(
      folder: folder, programs: Self.programsFolder, devices: devices, burner: chosenBurner,
      intranet: Self.intranet, logger: logger)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: service)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  // Virtual devices may have a virtual burner beside them.
  private var chosenBurner: Burner {
    let beside = deviceSource.hasPrefix("virtual:") ? deviceSource + "/burner" : ""
    return Burner(option: burner ?? beside) ?? .none
  }

  private var source: (any DeviceSource)? {
    let parts = deviceSource.split(separator: ":", maxSplits: 1).map(String.init)
    return switch (parts.first, parts.count) {
    case ("enforcer", 1): EnforcerDevices(socket: "/run/gatehouse/enforcer.socket")
    case ("enforcer", 2): EnforcerDevices(socket: parts[1])
    case ("virtual", 2): VirtualDevices(folder: parts[1])
    default: nil
    }
  }

  // Workers stand beside this program; a search path could name somebody else's.
  private static var programsFolder: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (path as NSString).deletingLastPathComponent
  }
}
