import ArgumentParser
import Foundation
import GateConsole
import GateOffice
import GateSite
import Logging
import ServiceLifecycle
import GatePolicy
import UnixSignals

/// The server's program: builds the office and its console and runs them.
@main
struct GatedProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gated",
    abstract: "关口服务器：控制台、审批、审计日志 / the server: console, approvals, audit log")

  @Option(help: "站点目录 / the site's folder")
  var site: String

  func run() async throws {
    let folder = SiteFolder(site)
    guard await StartedProgram.run(locking: folder.server, { try await serve(folder) }) else {
      throw ExitCode(1)
    }
  }

  private func serve(_ folder: SiteFolder) async throws {
    let logger = Logger(label: "gated") { StreamLogHandler.standardError(label: $0) }
    let office = try Office(folder: folder)
    try await office.begin()
    let address = ConsoleAddress(host: office.site.host, port: office.site.port)
    let console = Console(office: office, address: address, logger: logger).service { port in
      logger.notice("listening", metadata: ["address": "http://\(office.site.host):\(port)/"])
    }
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(
            service: OfficeClock(
              office: office, reader: Self.programsFolder + "/gate-extract",
              verifier: Self.programsFolder + "/gatectl", logger: logger)),
          .init(service: console),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  // The reader stands beside this program; a search path could name somebody else's.
  private static var programsFolder: String {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (path as NSString).deletingLastPathComponent
  }
}
