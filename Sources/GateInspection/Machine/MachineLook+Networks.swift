import GateDomain
import GateRetention

extension MachineLook {
  private static let traces = [
    "/etc/NetworkManager/system-connections", "/var/lib/NetworkManager", "/var/lib/dhcp",
    "/etc/systemd/network", "/etc/netplan", "/etc/network/interfaces.d",
  ]

  /// The machine must never have been on the intranet, and have one way out alone.
  func checkNetworks(_ state: inout MachineState) {
    guard let weight = rules.networks else { return }
    state.looked.insert("intranet-trace")
    let found = traces()
    if !found.isEmpty { state.findings.append(finding("intranet-trace", weight, found)) }
    guard disk.isLive, let table = disk.text("/proc/net/route") else { return }
    state.looked.formUnion(["intranet-route", "dual-homed"])
    let routes = Self.routes(in: table)
    let inside = routes.filter { route in rules.intranet.contains { $0.holds(route.destination) } }
    if !inside.isEmpty {
      state.findings.append(
        finding(
          "intranet-route", weight,
          inside.map { ($0.interface, Self.text($0.destination)) }))
    }
    let ways = Set(routes.filter { $0.destination == 0 && $0.mask == 0 }.map(\.interface))
    if ways.count > 1 {
      state.findings.append(
        finding("dual-homed", weight, ways.sorted().map { ("/proc/net/route", $0) }))
    }
  }

  /// Addresses of the intranet in profiles, leases and lists of known machines.
  private func traces() -> [(place: String, hit: String)] {
    let folders = Self.traces.flatMap { folder in disk.names(folder).map { "\(folder)/\($0)" } }
    let files =
      folders + ["/etc/network/interfaces", "/etc/fstab", "/etc/hosts", "/etc/resolv.conf"]
      + disk.homes.map { "\($0)/.ssh/known_hosts" }
    return files.flatMap { file in
      addresses(in: disk.text(file, limit: 1 << 20) ?? "").map { (file, $0) }
    }
  }

  private func addresses(in text: String) -> [String] {
    var found: [String] = []
    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isNumber || $0 == ".")) }) {
      guard let address = AddressPrefix.address(word),
        rules.intranet.contains(where: { $0.holds(address) }), !found.contains(String(word))
      else { continue }
      found.append(String(word))
    }
    return found
  }

  /// The routes of `/proc/net/route`, whose numbers are in the machine's own order of bytes.
  static func routes(in table: String) -> [(interface: String, destination: UInt32, mask: UInt32)] {
    table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t").map { $0.filter { $0 != " " } }
      guard cells.count > 7, let destination = UInt32(cells[1], radix: 16),
        let mask = UInt32(cells[7], radix: 16)
      else { return nil }
      return (cells[0], destination.byteSwapped, mask.byteSwapped)
    }
  }

  private static func text(_ address: UInt32) -> String {
    (0..<4).reversed().map { String(address >> ($0 * 8) & 0xff) }.joined(separator: ".")
  }
}
