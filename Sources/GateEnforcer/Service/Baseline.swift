import GateDomain
import GateLinux

/// Devices that belong to the machine and are let in without a grant (基线设备).
///
/// One a line: `usb PORT FINGERPRINT`, or `disk PATH` for a disk that came with the machine, whose
/// path below `/sys` begins so. Empty lines and those that begin with `#` say nothing.
struct Baseline: Sendable {
  private static let sizeLimit = 65_536

  private var devices: Set<String> = []
  private var disks: [String] = []

  /// Reads a file; without one nothing is in the baseline.
  init(path: String?) throws(EnforcerFault) {
    guard let path else { return }
    guard let bytes = try? DurableFile.read(path, limit: Self.sizeLimit) else {
      throw .baseline(path, line: 0)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && line.first != 0x23 {
      guard add(String(decoding: line, as: UTF8.self)) else {
        throw .baseline(path, line: index + 1)
      }
    }
  }

  private mutating func add(_ line: String) -> Bool {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 3, words[0] == "usb", Digest(hex: words[2]) != nil {
      return devices.insert("\(words[1]) \(words[2])").inserted
    }
    guard words.count == 2, words[0] == "disk", words[1].hasPrefix("/sys/devices/") else {
      return false
    }
    disks.append(words[1])
    return true
  }

  /// Whether exactly this device belongs to this port.
  func holds(_ port: String, _ fingerprint: Digest?) -> Bool {
    fingerprint.map { devices.contains("\(port) \($0.hex)") } ?? false
  }

  /// Whether a disk came with the machine; disks that are made of others have no hardware.
  func holds(disk path: String) -> Bool {
    path.hasPrefix("/sys/devices/virtual/")
      || disks.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  /// The line for a device or a disk.
  static func line(_ port: String, _ fingerprint: Digest) -> String {
    "usb \(port) \(fingerprint.hex)"
  }
}
