import Foundation
import GRDB
import GateDomain
import GateExtraction
@testable import GateInspection
import GateRetention
import GateTesting
import Testing

@Suite struct MachineLookTests {
  private static let now = Timestamp(milliseconds: 1_795_000_000_000)
  private let folder: TemporaryFolder
  private let rules: RuleFiles

  init() throws {
    folder = try TemporaryFolder("disk")
    rules = try RuleFiles.read(
      BuildFolder.packageRoot + "/rules")
    try FileManager.default.createDirectory(
      atPath: folder.path("disk"), withIntermediateDirectories: true)
  }

  private func put(_ text: String, _ path: String) throws {
    try folder.write(Array(text.utf8), to: "disk" + path)
  }

  private func look() throws -> MachineState {
    try MachineLook(
      rules: rules, root: folder.path("disk"),
      extractor: TextExtractor(program: BuildFolder.path + "/gate-extract"), now: Self.now
    ).state()
  }

  private func subjects() throws -> Set<String> {
    Set(try look().findings.compactMap(\.subject.text))
  }

  @Test(arguments: [
    ("ID=debian\nVERSION_ID=\"12\"\n", true), ("ID=debian\nVERSION_ID=\"11\"\n", false),
    ("ID=kylin\nVERSION_ID=\"V10\"\n", true), ("ID=ubuntu\nVERSION_ID=\"22.04\"\n", false),
    ("ID=debian\nVERSION_ID=\"120\"\n", false), ("", false),
  ])
  func `the system is one of those allowed`(_ release: String, _ isAllowed: Bool) throws {
    try put(release, "/etc/os-release")
    #expect(try subjects().contains("system") == !isAllowed)
    #expect(try look().looked.contains("system"))
  }

  @Test func `an absolute link on another's disk never leads to this machine's files`() throws {
    try put("x", "/etc/other")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("disk/etc/os-release"), withDestinationPath: "/usr/lib/os-release")
    #expect(try !look().looked.contains("system"))
  }

  @Test(arguments: [(-2, false), (-30, true)])
  func `the age of signatures is what the database says`(_ days: Int64, _ isOld: Bool) throws {
    let time = Self.now.adding(seconds: days * 86_400).milliseconds / 1_000
    let head = "ClamAV-VDB:22 Nov 2026 10-00 +0000:27100:2000000:90:aa:bb:builder:\(time)"
    try put(head.padding(toLength: 512, withPad: " ", startingAt: 0), "/var/lib/clamav/daily.cvd")
    try put("", "/usr/sbin/clamd")
    let state = try look()
    #expect(state.findings.contains { $0.subject == RawName("antivirus-old") } == isOld)
    #expect(state.facts["antivirus"] == "ClamAV")
  }

  @Test func `installed without a database is not protected, and missing is missing`() throws {
    #expect(try subjects().contains("antivirus-missing"))
    try put("", "/usr/sbin/clamd")
    let found = try subjects()
    #expect(found.contains("antivirus-old") && !found.contains("antivirus-missing"))
  }

  @Test func `traces of the intranet are found in profiles, leases and known machines`() throws {
    try put(
      "address1=10.64.3.2/12,10.64.0.1\n", "/etc/NetworkManager/system-connections/a.nmconnection")
    try put("  fixed-address 192.168.1.7;\n", "/var/lib/dhcp/dhclient.leases")
    try put("172.28.4.4 ssh-ed25519 AAAA\n", "/home/li/.ssh/known_hosts")
    let state = try look()
    let finding = try #require(state.findings.first { $0.subject == RawName("intranet-trace") })
    #expect(finding.evidence.map(\.hit) == ["10.64.3.2", "10.64.0.1", "172.28.4.4"])
  }

  @Test func `routes of the kernel's table are read`() {
    let table = """
      Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
      eth0\t00000000\t016433C6\t0003\t0\t0\t0\t00000000\t0\t0\t0
      eth1\t0000400A\t00000000\t0001\t0\t0\t0\t0000F0FF\t0\t0\t0
      """
    let routes = MachineLook.routes(in: table)
    #expect(routes.map(\.interface) == ["eth0", "eth1"])
    #expect(AddressPrefix("10.64.0.0/12")?.holds(routes[1].destination) == true)
  }

  @Test func `software and sites that have no place there are found`() throws {
    try put(
      "Package: steam\nStatus: install ok installed\n\nPackage: todesk\nStatus: deinstall ok config-files\n",
      "/var/lib/dpkg/status")
    try put("", "/opt/wechat/wechat")
    try history(["https://pan.baidu.com/s/1?pwd=x", "https://notpan.baidu.com.example.org/"])
    let found = try subjects()
    #expect(found.isSuperset(of: ["software:games", "software:chat", "visited:cloud-drives"]))
    #expect(!found.contains("software:remote") && !found.contains("visited:gambling-and-games"))
  }

  private func history(_ urls: [String]) throws {
    let path = folder.path("disk/home/li/.config/chromium/Default/History")
    try put("", "/home/li/.config/chromium/Default/x")
    try DatabaseQueue(path: path).write { database in
      try database.execute(sql: "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT)")
      for url in urls {
        try database.execute(sql: "INSERT INTO urls (url) VALUES (?)", arguments: [url])
      }
    }
  }

  @Test(arguments: ["no database", "", "SQLite format 3\0 and nothing of it is true"])
  func `a history that cannot be read is a finding and proves nothing`(_ text: String) throws {
    try history(["https://pan.baidu.com/s/1"])
    try put(text, "/home/wu/.config/chromium/Default/History")
    let state = try look()
    #expect(!state.looked.contains("visited:cloud-drives"))
    #expect(state.looked.contains("unreadable-history"))
    let subjects = state.findings.compactMap(\.subject.text)
    // What another history tells is not lost.
    #expect(subjects.contains("unreadable-history") && subjects.contains("visited:cloud-drives"))
  }

  @Test func `a history cut off in the middle is never taken for a whole one`() throws {
    try history((0..<3_000).map { "https://host-\($0).example.org/" })
    let path = "disk/home/li/.config/chromium/Default/History"
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path(path))))
    for keep in [bytes.count / 3, bytes.count / 2, bytes.count - 4_096] {
      try folder.write(Array(bytes[..<keep]), to: path)
      #expect(try subjects().contains("unreadable-history"), "\(keep) of \(bytes.count)")
    }
  }

  @Test func `a history that nobody wrote in is read, and holds nothing`() throws {
    try history([])
    let state = try look()
    #expect(state.looked.contains("visited:cloud-drives"))
    #expect(!state.findings.contains { $0.subject == RawName("unreadable-history") })
  }

  @Test func `without a reader every history is a finding`() throws {
    try history(["https://pan.baidu.com/s/1"])
    let state = try MachineLook(
      rules: rules, root: folder.path("disk"), extractor: TextExtractor(program: "/bin/false"),
      now: Self.now
    ).state()
    let finding = try #require(
      state.findings.first { $0.subject == RawName("unreadable-history") })
    #expect(finding.evidence.map(\.hit) == ["no-reader"])
    #expect(!state.looked.contains("visited:cloud-drives"))
  }

  @Test func `of Firefox's history, with a log beside it, the hosts come too`() throws {
    try put("", "/home/li/.mozilla/firefox/x.default/x")
    let path = folder.path("disk/home/li/.mozilla/firefox/x.default/places.sqlite")
    do {
      let database = try DatabasePool(path: path)
      try database.write { database in
        try database.execute(
          sql: "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT);"
            + "INSERT INTO moz_places (url) VALUES ('https://user@PAN.baidu.com:443/x')")
      }
      try database.close()
    }
    #expect(try [UInt8](Data(contentsOf: URL(filePath: path)))[18] == 2)
    #expect(try subjects().contains("visited:cloud-drives"))
  }

  // A history whose first host is in the database, the second in the log alone: what a browser that
  // is running, or was killed, leaves.
  private func unfinishedHistory() throws -> String {
    let (path, made) = ("disk/home/li/.config/chromium/Default/History", folder.path("live"))
    try put("", "/home/li/.config/chromium/Default/x")
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    let database = try DatabasePool(path: made, configuration: configuration)
    try database.write { database in
      try database.execute(sql: "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT)")
      try database.execute(sql: "INSERT INTO urls (url) VALUES ('https://old.example.org/')")
    }
    try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try database.write { database in
      try database.execute(sql: "INSERT INTO urls (url) VALUES ('https://pan.baidu.com/s/1')")
      try database.execute(
        sql: "INSERT INTO urls (url) VALUES (?)",
        arguments: ["https://long.example.org/" + String(repeating: "a", count: 20_000)])
    }
    for end in ["", "-wal"] {
      try folder.write([UInt8](Data(contentsOf: URL(filePath: made + end))), to: path + end)
    }
    try database.close()
    return path
  }

  @Test func `what a browser has only in its log is read, and nothing without the log`() throws {
    let path = try unfinishedHistory()
    let log = [UInt8](try Data(contentsOf: URL(filePath: folder.path(path) + "-wal")))
    #expect(log.count > 20_000)
    #expect(try subjects().contains("visited:cloud-drives"))
    #expect(try !subjects().contains("unreadable-history"))
    try FileManager.default.removeItem(atPath: folder.path(path) + "-wal")
    #expect(try !subjects().contains("visited:cloud-drives"))
  }

  @Test func `a transaction that was not finished in the log is none, a broken one is said`() throws
  {
    let path = try unfinishedHistory() + "-wal"
    let log = [UInt8](try Data(contentsOf: URL(filePath: folder.path(path))))
    // Without its last frame nothing is committed: no history, and nothing lost.
    try folder.write(Array(log.dropLast(24 + 4_096)), to: path)
    #expect(try subjects().isDisjoint(with: ["visited:cloud-drives", "unreadable-history"]))
    // One byte of a page before the commit, and one of the head.
    for place in [32 + 24 + 100, 9, 17, 25] {
      var broken = log
      broken[place] ^= 0x40
      try folder.write(broken, to: path)
      #expect(try subjects().contains("unreadable-history"), "\(place)")
    }
    try folder.write([], to: path)
    #expect(try subjects().isDisjoint(with: ["visited:cloud-drives", "unreadable-history"]))
  }

  @Test func `storage devices are named by their serial numbers, and no log is no proof`() throws {
    #expect(try subjects().contains("no-storage-history"))
    try put(
      """
      Nov 1 kernel: [1] usb 1-2: New USB device found, idVendor=0951
      Nov 1 kernel: [1] usb 1-2: SerialNumber: 60A44C4138
      Nov 1 kernel: [1] usb-storage 1-2:1.0: USB Mass Storage device detected
      Nov 1 kernel: [1] usb 1-3: SerialNumber: KEYBOARD

      """, "/var/log/kern.log")
    let finding = try #require(
      try look().findings.first { $0.subject == RawName("storage") })
    #expect(finding.evidence.map(\.hit) == ["60A44C4138"])
  }

  @Test func `nights on which the machine ran are found in its file of boots`() throws {
    func record(_ kind: UInt8, _ user: String, _ time: Timestamp) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 384)
      bytes[0] = kind
      bytes.replaceSubrange(44..<44 + user.utf8.count, with: Array(user.utf8))
      let seconds = UInt32(time.milliseconds / 1_000)
      for place in 0..<4 {
        bytes[340 + place] = UInt8(truncatingIfNeeded: seconds >> (8 * UInt32(place)))
      }
      return bytes
    }
    // The day before at 20:00 by the clock of China, off at 23:30.
    let evening =
      CivilTime.moment(
        year: 2026, month: 11, day: 10, hour: 12, minute: 0) ?? Self.now
    try folder.write(
      record(2, "reboot", evening) + record(1, "shutdown", evening.adding(seconds: 12_600)),
      to: "disk/var/log/wtmp")
    let finding = try #require(try look().findings.first { $0.subject == RawName("hours") })
    #expect(finding.evidence.map(\.hit) == ["2026-11-10"])
  }
}
