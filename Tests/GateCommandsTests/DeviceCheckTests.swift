import Foundation
import GateTesting
import Testing

@testable import GateCommands

@Suite struct DeviceCheckTests {
  private static let hub = "sys/bus/usb/devices/usb1/"

  // A machine on which everything is as it should be.
  private static let good: [String: String?] = [
    "sys/module/usbcore/parameters/authorized_default": "0\n",
    hub + "authorized_default": "0\n", hub + "interface_authorized_default": "0\n",
    "etc/modprobe.d/gatehouse.conf":
      "options usbcore authorized_default=0\ninstall rndis_host /bin/false\n",
    "proc/cmdline": "quiet usbcore.authorized_default=0\n",
    "proc/modules": "ext4 1 0 - Live 0x0\n", "proc/77/comm": "gate-enforcer\n",
    "sys/bus/thunderbolt/devices/domain0/security": "user\n",
    "usr/libexec/gatehouse/gate-lockdown": "#!/bin/sh\n",
    "etc/gatehouse/baseline": "# own\nusb 1-2 00\n",
    "usr/lib/udev/rules.d/59-gatehouse.rules": "",
    "usr/lib/udev/rules.d/72-gatehouse-optical.rules": "",
    "etc/udev/rules.d/58-gatehouse-internal.rules": "",
    "usr/share/polkit-1/actions/org.freedesktop.UDisks2.policy": "",
    "etc/polkit-1/rules.d/50-gatehouse.rules": "",
  ]

  private func findings(_ changes: [String: String?]) throws -> [Finding] {
    let folder = try TemporaryFolder("machine")
    for (path, text) in Self.good.merging(changes, uniquingKeysWith: { $1 }) {
      guard let text else { continue }
      try folder.write(text, to: path)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.path("usr/libexec/gatehouse/gate-lockdown"))
    let files = MachineFiles(root: folder.path)
    return KernelChecks(files: files).all() + EnforcementChecks(files: files).all()
  }

  @Test func `a machine that is as it should be has nothing to complain of`() throws {
    let found = try findings([:])
    #expect(found.count == 13)
    #expect(found.filter { $0.level != .ok }.map(\.check) == [])
  }

  static let faults: [(path: String, text: String?, check: String, level: Finding.Level)] = [
    ("sys/module/usbcore/parameters/authorized_default", "1", "usb-default", .fail),
    (hub + "authorized_default", "1", "usb-hubs", .fail),
    (hub + "interface_authorized_default", "1", "usb-hubs", .fail),
    ("etc/modprobe.d/gatehouse.conf", nil, "modprobe", .fail),
    ("proc/cmdline", "quiet", "command-line", .warn),
    ("proc/modules", "rndis_host 1 0 - Live 0x0", "modules", .fail),
    ("sys/bus/thunderbolt/devices/domain0/security", "none", "thunderbolt", .fail),
    ("proc/78/comm", "usbguard-daemon", "rival", .fail),
    ("proc/77/comm", "bash", "enforcer", .fail),
    ("etc/gatehouse/baseline", "# nothing", "baseline", .warn),
    ("usr/lib/udev/rules.d/59-gatehouse.rules", nil, "udev", .fail),
    ("etc/udev/rules.d/58-gatehouse-internal.rules", nil, "own-disks", .warn),
    ("etc/polkit-1/rules.d/50-gatehouse.rules", nil, "mounting", .fail),
  ]

  @Test(arguments: faults)
  func `each fault is found, with what to do`(
    _ fault: (path: String, text: String?, check: String, level: Finding.Level)
  ) throws {
    let found = try findings([fault.path: fault.text]).filter { $0.level != .ok }
    #expect(found.map(\.check) == [fault.check])
    #expect(found.first?.level == fault.level)
    #expect(found.first?.hint != nil)
  }
}
