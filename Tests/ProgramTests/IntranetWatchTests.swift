import Foundation
import GateAuditLog
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
