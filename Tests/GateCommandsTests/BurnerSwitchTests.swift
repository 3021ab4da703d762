import Foundation
import GateDomain
import GateTesting
import Testing

@testable import GateCommands

@Suite struct BurnerSwitchTests {
  // A machine that was told to burn, while its station runs.
  private static let switched: [String: String] = [
    "etc/udev/rules.d/57-gatehouse-burner.rules": "",
    "etc/systemd/system/gate-station.service.d/burner.conf": "",
    "etc/group": "root:x:0:\ngatehouse-burner:x:990:\n",
    "etc/passwd": "gatehouse-station:x:997:997::/:/bin/false\n",
    "proc/79/comm": "gate-station\n", "proc/79/status": "Name:\tx\nGroups:\t990 997 \n",
  ]
  private static let given = DeviceNode(owner: 0, group: 990, mode: 0o660)

  /// What differs from such a machine, the nodes, and what the drives and the switch are found to be.
  struct Switched {
    var changes: [String: String] = [:]
    var without = ""
    var sr0: DeviceNode = BurnerSwitchTests.given
    var sg1: DeviceNode = BurningCheckTests.rootOnly
    var target = "sr0"
    let nodes, burner: Finding.Level
  }

  static let switches: [Switched] = [
    Switched(nodes: .ok, burner: .ok),
    Switched(without: "etc/udev/rules.d/57-gatehouse-burner.rules", nodes: .fail, burner: .fail),
    Switched(
      without: "etc/systemd/system/gate-station.service.d/burner.conf", nodes: .fail, burner: .fail),
    Switched(without: "etc/group", nodes: .fail, burner: .fail),
    Switched(
      changes: ["etc/group": "gatehouse-burner:x:990:lisi\n"], nodes: .fail, burner: .fail),
    Switched(
      changes: ["etc/passwd": "lisi:x:1000:990::/:/bin/sh\n"], nodes: .fail, burner: .fail),
    Switched(
      changes: ["proc/79/status": "Groups:\t997 \n"], nodes: .ok, burner: .fail),
    Switched(changes: ["proc/79/comm": "bash\n"], nodes: .ok, burner: .ok),
    Switched(sr0: DeviceNode(owner: 0, group: 24, mode: 0o660), nodes: .fail, burner: .fail),
    Switched(sr0: DeviceNode(owner: 0, group: 990, mode: 0o666), nodes: .fail, burner: .fail),
    Switched(sr0: DeviceNode(owner: 997, group: 990, mode: 0o660), nodes: .fail, burner: .fail),
    // Not taken over by udev yet: safe, but nothing can be burned.
    Switched(sr0: BurningCheckTests.rootOnly, nodes: .ok, burner: .fail),
    // The second way to the drive is nobody's.
    Switched(sg1: given, nodes: .fail, burner: .ok),
    Switched(target: "sr1", nodes: .fail, burner: .fail),
    Switched(target: "", nodes: .fail, burner: .fail),
  ]

  @Test("the station's drive is the one exception, and only as it was made", arguments: switches)
  func switched(_ row: Switched) throws {
    let files = Self.switched.merging(row.changes, uniquingKeysWith: { $1 })
      .filter { $0.key != row.without }
    let (checks, folder) = try BurningCheckTests().checks(
      files, nodes: ["/dev/sr0": row.sr0, "/dev/sg1": row.sg1])
    defer { withExtendedLifetime(folder) {} }
    if !row.target.isEmpty {
      try folder.write("", to: "dev/null")
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("dev/gatehouse-burner"), withDestinationPath: row.target)
    }
    let (nodes, burner) = (checks.nodes(), checks.burnerSwitch())
    #expect(nodes.level == row.nodes && burner.level == row.burner)
    #expect((burner.level == .ok) == (burner.hint == nil))
    #expect(checks.all().count == 4 && checks.drive("/dev/gatehouse-burner").check == "burner")
  }

  @Test("a machine that was not told to burn does not, and doctor says how to change that")
  func off() throws {
    let (checks, folder) = try BurningCheckTests().checks(nodes: [
      "/dev/sr0": BurningCheckTests.rootOnly
    ])
    defer { withExtendedLifetime(folder) {} }
    let found = checks.burnerSwitch()
    #expect(found.level == .ok && found.what.english.contains("gate-burner on"))
    #expect(checks.all().count == 3)
  }
}
