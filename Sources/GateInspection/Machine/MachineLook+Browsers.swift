import GateExtraction
import GateLinux
import GateRetention

extension MachineLook {
  private static let chromium = [
    ".config/chromium", ".config/google-chrome", ".config/microsoft-edge",
    ".config/browser360", ".config/qaxbrowser",
  ]
  private static let firefox = [".mozilla/firefox", "snap/firefox/common/.mozilla/firefox"]

  /// Nobody may have visited the sites that the rules name.
  ///
  /// Security: a history that could not be read to its end is a finding, and proves nothing.
  func checkSites(_ state: inout MachineState) {
    guard !rules.sites.isEmpty else { return }
    var found: [String: [(place: String, hit: String)]] = [:]
    var unread: [(place: String, hit: String)] = []
    for path in histories() {
      let visits = visits(in: path)
      if let reason = visits.unread { unread.append((path, reason.rawValue)) }
      for site in rules.sites {
        let names = site.names.filter { name in
          visits.hosts.contains { Self.belongs($0, to: name) }
        }
        found[site.id, default: []] += names.map { (path, $0) }
      }
    }
    report(found, unread, &state)
  }

  private func report(
    _ visits: [String: [(place: String, hit: String)]], _ unread: [(place: String, hit: String)],
    _ state: inout MachineState
  ) {
    state.looked.insert("unreadable-history")
    if let weight = rules.sites.map(\.weight).max(by: { $0.severity < $1.severity }),
      !unread.isEmpty
    {
      state.findings.append(finding("unreadable-history", weight, unread))
    }
    for site in rules.sites {
      if unread.isEmpty { state.looked.insert("visited:\(site.id)") }
      guard let found = visits[site.id], !found.isEmpty else { continue }
      state.findings.append(finding("visited:\(site.id)", site.weight, found))
    }
  }

  private static func belongs(_ host: String, to name: String) -> Bool {
    host == name || host.hasSuffix("." + name)
  }

  private func histories() -> [String] {
    disk.homes.flatMap { home in
      files("History", in: Self.chromium, home) + files("places.sqlite", in: Self.firefox, home)
    }.filter(disk.has)
  }

  // Each folder within these is one profile.
  private func files(_ name: String, in folders: [String], _ home: String) -> [String] {
    folders.flatMap { folder in
      disk.names("\(home)/\(folder)").map { "\(home)/\(folder)/\($0)/\(name)" }
    }
  }

  // Read in a worker: what a browser wrote came from outside.
  private func visits(in path: String) -> BrowserVisits {
    guard let copy = HistoryCopy(of: path, on: disk) else {
      return BrowserVisits(unread: .inputOutput)
    }
    var visits = BrowserVisits()
    copy.read(by: extractor) { event in
      visits.add(event)
      return true
    }
    return visits
  }
}
