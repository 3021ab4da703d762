import Foundation
import GRDB
import GateDomain
import GateLinux
import GateRetention

extension MachineLook {
  private static let chromium = [
    ".config/chromium", ".config/google-chrome", ".config/microsoft-edge",
    ".config/browser360", ".config/qaxbrowser",
  ]
  private static let firefox = [".mozilla/firefox", "snap/firefox/common/.mozilla/firefox"]
  // A history longer than this was not written by a person.
  private static let rowLimit = 500_000

  /// Nobody may have visited the sites that the rules name.
  func checkSites(_ state: inout MachineState) {
    guard !rules.sites.isEmpty else { return }
    var visits: [String: [(place: String, hit: String)]] = [:]
    var isWhole = true
    for (path, sql) in histories() {
      guard let hosts = hosts(in: path, sql) else {
        isWhole = false
        continue
      }
      for site in rules.sites {
        let found = site.names.filter { name in hosts.contains { Self.belongs($0, to: name) } }
        visits[site.id, default: []] += found.map { (path, $0) }
      }
    }
    for site in rules.sites {
      // A history that could not be read proves nothing.
      if isWhole { state.looked.insert("visited:\(site.id)") }
      guard let found = visits[site.id], !found.isEmpty else { continue }
      state.findings.append(finding("visited:\(site.id)", site.weight, found))
    }
  }

  private static func belongs(_ host: String, to name: String) -> Bool {
    host == name || host.hasSuffix("." + name)
  }

  private func histories() -> [(path: String, sql: String)] {
    disk.homes.flatMap { home in
      Self.chromium.flatMap { folder in
        disk.names("\(home)/\(folder)").map { "\(home)/\(folder)/\($0)/History" }
      }.map { ($0, "SELECT url FROM urls") }
        + Self.firefox.flatMap { folder in
          disk.names("\(home)/\(folder)").map { "\(home)/\(folder)/\($0)/places.sqlite" }
        }.map { ($0, "SELECT url FROM moz_places") }
    }.filter { disk.has($0.0) }
  }

  // A copy is read: the browser may have the file open, and nothing of it may change.
  private func hosts(in path: String, _ sql: String) -> Set<String>? {
    guard let bytes = disk.bytes(path, limit: 256 << 20) else { return nil }
    let copy = scratch + "/history.sqlite"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      try DurableFile.write(Self.withoutLog(bytes), to: copy)
      return try DatabaseQueue(path: copy, configuration: configuration).read { database in
        let urls = try String.fetchAll(database, sql: "\(sql) LIMIT \(Self.rowLimit)")
        return Set(urls.compactMap(Self.host))
      }
    } catch {
      return nil
    }
  }

  // A database that is written with a log beside it opens without that log once its header says so.
  private static func withoutLog(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 100, bytes[18] == 2, bytes[19] == 2 else { return bytes }
    var plain = bytes
    (plain[18], plain[19]) = (1, 1)
    return plain
  }

  static func host(_ url: String) -> String? {
    guard let start = url.range(of: "://") else { return nil }
    let rest = url[start.upperBound...].prefix { !"/?#".contains($0) }
    let host = rest.split(separator: "@").last.map { $0.prefix { $0 != ":" } }
    return host.map { $0.lowercased() }
  }
}
