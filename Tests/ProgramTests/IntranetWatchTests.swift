import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateSite
import GateTesting
import Glibc
import Testing

@Suite(
  "Intranet watch", .serialized, .timeLimit(.minutes(5)),
  .enabled(if: geteuid() == 0, "only root may make network namespaces"))
struct IntranetWatchTests {
  /// A link that ends in another network namespace, where a device can join it.
  private final class Link {
    private let holder: Program
    private let name = "gw\(getpid() % 100_000)"

    var inside: String { name + "i" }
    private var outside: String { name + "o" }

    init() async throws {
      holder = try Program.start("unshare", ["--net", "sleep", "240"])
      try await run("link", "add", inside, "type", "veth", "peer", "name", outside)
      // Not before the other namespace is there.
      try await eventually(within: 10) {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net")
        let other = try FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/\(self.holder.processID)/ns/net")
        guard own != other else { throw NotYet(what: "namespace") }
      }
      try await run("link", "set", outside, "netns", "\(holder.processID)")
      try await run("link", "set", inside, "up")
    }

    deinit {
      holder.kill()
    }

    /// Whether somebody hears the link.
    func isHeard() throws -> Bool {
      let index = try String(contentsOfFile: "/sys/class/net/\(inside)/ifindex", encoding: .utf8)
      let sockets = try String(contentsOfFile: "/proc/net/packet", encoding: .utf8)
      return sockets.split(separator: "\n").contains { line in
        let words = line.split(separator: " ")
        return words.count > 4 && words[4] == index.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }

    func join(as address: String) async throws {
      let script = "ip link set \(outside) address \(address); ip link set \(outside) up"
      let done = try await Program.run(
        "nsenter", ["--target", "\(holder.processID)", "--net", "sh", "-ec", script])
      #expect(done.succeeded, "\(done.errors)")
    }

    private func run(_ arguments: String...) async throws {
      let done = try await Program.run("ip", arguments)
      #expect(done.succeeded, "\(done.errors)")
    }
  }

  private func count(_ event: RecordEvent, _ site: SiteUnderTest) throws -> Int64 {
    try site.verifyLog().events[event, default: 0]
  }

  @Test("a private device on the intranet is in the audit log within five seconds")
  func privateDevice() async throws {
    let (site, link) = (try SiteUnderTest(), try await Link())
    let list = """
      interface \(link.inside)
      private-device 02:00:00:00:00:aa 张三的笔记本

      """
    try Data(list.utf8).write(to: URL(fileURLWithPath: site.folder.watchList))
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    try await eventually {
      guard try count(.deviceEnforced, site) == 1 else { throw NotYet(what: "watching") }
    }
    #expect(try Self.capabilities(of: station.processID).allSatisfy { $0 & 1 << 13 == 0 })
    #expect(try count(.deviceIncident, site) == 0)
    try await link.join(as: "02:00:00:00:00:aa")
    try await eventually(within: 5) {
      guard try count(.deviceIncident, site) == 1 else { throw NotYet(what: "incident") }
    }
  }

  @Test("a laptop whose entry was approved is found on the intranet, also while the server is away")
  func approvedEntry() async throws {
    let (site, link) = (try SiteUnderTest(), try await Link())
    let path = URL(fileURLWithPath: site.folder.watchList)
    try Data("interface \(link.inside)\n".utf8).write(to: path)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    let until = Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800)
    let form = FilledForm(
      form: "device-entry",
      texts: [
        "purpose": "维修", "kind": "laptop", "owner": "张三", "model": "笔记本", "serial": "S1",
        "addresses": "02:00:00:00:00:bb", "zone": "office", "window.until": until,
        "escort": "liuyang", "exit-check": "registered",
      ])
    _ = try await site.approved(form)
    // Once for the interface, once more when the office's list has come.
    try await eventually {
      guard try count(.deviceEnforced, site) == 2 else { throw NotYet(what: "the office's list") }
    }
    #expect(try count(.deviceIncident, site) == 0)
    // What is on the disk is enough for a station that starts while the server is away.
    station.kill()
    server.kill()
    try await eventually {
      guard try !link.isHeard() else { throw NotYet(what: "the end of the station") }
    }
    let again = try site.startStation()
    defer { again.kill() }
    try await eventually {
      guard try link.isHeard() else { throw NotYet(what: "a station that listens") }
    }
    try await link.join(as: "02:00:00:00:00:bb")
    let restarted = try site.startServer()
    defer { restarted.kill() }
    try await eventually(within: 30) {
      guard try count(.deviceIncident, site) == 1 else { throw NotYet(what: "incident") }
    }
  }

  /// The capabilities in effect of each thread.
  private static func capabilities(of process: Int32) throws -> [UInt64] {
    let folder = "/proc/\(process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { thread in
      let text = try String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)
      let line = text.split(separator: "\n").first { $0.hasPrefix("CapPrm:") }
      return line.flatMap { UInt64($0.dropFirst(8), radix: 16) }
    }
  }
}
