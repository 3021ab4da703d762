import Foundation
import GateTesting
import Testing

/// A real clamd over the demonstration's signatures.
struct ClamdPeer {
  let folder: TemporaryFolder
  let program: Program

  var socket: String { folder.path("clamd.sock") }

  static func start(streamLimit: String = "40M") async throws -> ClamdPeer {
    let folder = try TemporaryFolder("clamd")
    let configuration = try folder.write(
      """
      Foreground yes
      LocalSocket \(folder.path("clamd.sock"))
      DatabaseDirectory \(BuildFolder.packageRoot)/rules/signatures
      TemporaryDirectory \(folder.path)
      StreamMaxLength \(streamLimit)
      MaxThreads 4
      User \(NSUserName())

      """, to: "clamd.conf")
    let peer = ClamdPeer(
      folder: folder, program: try Program.start("/usr/sbin/clamd", ["-c", configuration]))
    try await Peers.wait { FileManager.default.fileExists(atPath: peer.socket) }
    return peer
  }
}

/// A real c-icap with its echo service and its virus scanner, which asks a clamd.
struct ICAPPeer {
  let clamd: ClamdPeer
  let port: UInt16
  let program: Program

  static func start() async throws -> ICAPPeer {
    let clamd = try await ClamdPeer.start()
    let (folder, port) = (clamd.folder, UInt16(try FreePort.find()))
    let configuration = try folder.write(
      """
      PidFile \(folder.path("c-icap.pid"))
      CommandsSocket \(folder.path("c-icap.ctl"))
      Port 127.0.0.1:\(port)
      StartServers 1
      MaxServers 1
      ThreadsPerChild 5
      TmpDir \(folder.path)
      ModulesDir \(modules)
      ServicesDir \(modules)
      TemplateDir /usr/share/c_icap/templates/
      LoadMagicFile /etc/c-icap/c-icap.magic
      ServerLog \(folder.path("server.log"))
      AccessLog \(folder.path("access.log"))
      Service echo srv_echo.so
      Service antivirus_module virus_scan.so
      ServiceAlias avscan virus_scan?allow204=on&sizelimit=off&mode=simple
      virus_scan.ScanFileTypes TEXT DATA EXECUTABLE ARCHIVE GIF JPEG MSOFFICE
      virus_scan.MaxObjectSize 50M
      Module common clamd_mod.so
      clamd_mod.ClamdSocket \(clamd.socket)
      virus_scan.DefaultEngine clamd

      """, to: "c-icap.conf")
    let program = try Program.start("c-icap", ["-N", "-f", configuration])
    try await Peers.wait { Peers.listens(port) }
    return ICAPPeer(clamd: clamd, port: port, program: program)
  }

  private static let modules: String = {
    let folders = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/c_icap" }
    return folders.first { FileManager.default.fileExists(atPath: $0) } ?? "/usr/lib/c_icap"
  }()
}

enum Peers {
  struct NotThere: Error {}

  static func wait(seconds: Int = 30, until condition: () -> Bool) async throws {
    for _ in 0..<(seconds * 20) {
      if condition() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw NotThere()
  }

  static func listens(_ port: UInt16) -> Bool {
    let text = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
    let hex = String(format: "0100007F:%04X", port)
    return text.split(separator: "\n").contains {
      let fields = $0.split(separator: " ")
      return fields.count > 3 && fields[1] == hex && fields[3] == "0A"
    }
  }
}
