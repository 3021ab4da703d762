import Foundation
import GateSite
import GateTesting
import Testing

@testable import GateCommands

@Suite struct BurningCheckTests {
  static let rootOnly: DeviceNode = DeviceNode(owner: 0, group: 0, mode: 0o600)

  // A machine with a burner, its second node and a disk that is none.
  private static let drives: [String: String] = [
    "sys/class/block/sr0/size": "0\n", "sys/class/block/sda/size": "1\n",
    "sys/class/scsi_generic/sg0/device/type": "0\n",
    "sys/class/scsi_generic/sg1/device/type": "5\n",
    "sys/class/block/sr0/dev": "11:0\n", "sys/class/block/sr1/dev": "11:1\n",
    "run/udev/data/b11:0": "S:cdrom\nE:ID_CDROM=1\nE:ID_CDROM_DVD=1\nE:ID_CDROM_DVD_PLUS_R=1\n",
    "run/udev/data/b11:1": "E:ID_CDROM=1\nE:ID_CDROM_DVD=1\nE:ID_CDROM_MEDIA_DVD_R=1\n",
    "proc/77/comm": "bash\n",
  ]

  func checks(
    _ changes: [String: String] = [:], nodes: [String: DeviceNode]
  ) throws -> (BurningChecks, TemporaryFolder) {
    let folder = try TemporaryFolder("machine")
    for (path, text) in Self.drives.merging(changes, uniquingKeysWith: { $1 }) {
      try folder.write(text, to: path)
    }
    let root = folder.path
    let found = BurningChecks(
      files: MachineFiles(root: root), node: { nodes[String($0.dropFirst(root.count))] })
    return (found, folder)
  }

  static let nodes: [(sr0: DeviceNode, sg1: DeviceNode, level: Finding.Level)] = [
    (rootOnly, rootOnly, .ok),
    (DeviceNode(owner: 0, group: 24, mode: 0o660), rootOnly, .fail),
    (rootOnly, DeviceNode(owner: 0, group: 24, mode: 0o660), .fail),
    (DeviceNode(owner: 1_000, group: 0, mode: 0o600), rootOnly, .fail),
    (DeviceNode(owner: 0, group: 0, mode: 0o604), rootOnly, .fail),
  ]

  @Test("a drive that anybody besides root may open is a fault", arguments: nodes)
  func rootOnly(_ row: (sr0: DeviceNode, sg1: DeviceNode, level: Finding.Level)) throws {
    let (checks, folder) = try checks(nodes: ["/dev/sr0": row.sr0, "/dev/sg1": row.sg1])
    defer { withExtendedLifetime(folder) {} }
    #expect(checks.nodes().level == row.level && (row.level == .ok) == (checks.nodes().hint == nil))
  }

  @Test("another program that burns is a fault")
  func rivals() throws {
    let (quiet, one) = try checks(nodes: [:])
    let (busy, two) = try checks(["proc/78/comm": "growisofs\n"], nodes: [:])
    defer { withExtendedLifetime((one, two)) {} }
    #expect(quiet.rivals().level == .ok && busy.rivals().level == .fail)
  }

  @Test(
    "the station's drive has to be there and to burn",
    arguments: [
      ("/dev/sr0", true, Finding.Level.ok), ("/dev/sr1", true, .fail), ("/dev/sr0", false, .fail),
      ("/dev/sda", true, .fail),
    ])
  func drive(path: String, isThere: Bool, level: Finding.Level) throws {
    let nodes = isThere ? [path: Self.rootOnly] : [:]
    let (checks, folder) = try checks(nodes: nodes)
    defer { withExtendedLifetime(folder) {} }
    #expect(checks.drive(path).level == level)
  }

  @Test("rules that cannot be read, or know no mark, are a fault")
  func textRules() throws {
    let folder = try TemporaryFolder("rules")
    let site = SiteFolder(folder.path)
    #expect(TextRuleChecks(site: site).finding().level == .fail)
    try FileManager.default.copyItem(
      atPath: BuildFolder.packageRoot + "/rules", toPath: site.rules)
    #expect(TextRuleChecks(site: site).finding().level == .ok)
    try FileManager.default.removeItem(atPath: site.rules + "/retained/marks.yaml")
    try FileManager.default.removeItem(atPath: site.rules + "/retained/numbers-and-heads.yaml")
    #expect(TextRuleChecks(site: site).finding().level == .fail)
  }
}
