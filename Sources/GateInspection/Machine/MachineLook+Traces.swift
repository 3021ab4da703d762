import Foundation
import GateDomain
import GateRetention

extension MachineLook {
  private static let logs = [
    "kern.log", "kern.log.1", "syslog", "syslog.1", "messages", "messages.1",
  ]

  /// Storage devices that were plugged in, by the kernel's log.
  func checkStorage(_ state: inout MachineState) {
    guard let weight = rules.storage else { return }
    let present = Self.logs.map { "/var/log/\($0)" }.filter(disk.has)
    // No log is no proof that nothing was plugged in.
    guard !present.isEmpty else {
      state.findings.append(finding("no-storage-history", weight, [("/var/log", "kern.log")]))
      return
    }
    state.looked.formUnion(["storage", "no-storage-history"])
    let found = present.flatMap { path in
      Self.storageDevices(in: disk.text(path) ?? "").map { (path, $0) }
    }
    if !found.isEmpty { state.findings.append(finding("storage", weight, found)) }
  }

  /// The serial numbers of storage devices in a kernel's log, each once.
  static func storageDevices(in log: String) -> [String] {
    var (serials, found): ([Substring: Substring], [String]) = ([:], [])
    for line in log.split(separator: "\n") {
      guard let start = line.range(of: "usb ") ?? line.range(of: "usb-storage ") else { continue }
      let port = line[start.upperBound...].prefix { $0 != ":" }
      if let serial = line.range(of: "SerialNumber: ") {
        serials[port] = line[serial.upperBound...]
      } else if line.contains("USB Mass Storage device detected") {
        let serial = serials.first { port.hasPrefix($0.key + ":") || port == $0.key }?.value
        let text = serial.map(String.init) ?? "–"
        if !found.contains(text) { found.append(text) }
      }
    }
    return found
  }

  /// Days of the last thirty on which the machine ran outside its hours.
  func checkHours(_ state: inout MachineState) {
    guard let weight = rules.hours, let bytes = disk.bytes("/var/log/wtmp") else { return }
    state.looked.insert("hours")
    let since = now.adding(seconds: -30 * 86_400)
    let runs = Uptimes.runs(in: bytes, until: disk.isLive ? now : nil).filter { $0.end > since }
    let nights = Uptimes.nights(
      of: runs, since: since, openFrom: rules.openFrom, openTo: rules.openTo)
    guard !nights.isEmpty else { return }
    state.findings.append(finding("hours", weight, nights.map { ("/var/log/wtmp", $0) }))
  }
}
