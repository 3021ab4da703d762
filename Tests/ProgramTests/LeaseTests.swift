import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateSite
import GateStore
import GateTesting
import Glibc
import Testing

/// What a station does with a grant that it held for good when the medium was plugged in, and
/// that the server sees otherwise by the time it answers.
@Suite("A transfer waits for its lease", .serialized, .timeLimit(.minutes(5)))
struct LeaseTests {
  /// What happens at the server while it is away.
  enum Change: String, CaseIterable {
    /// An officer takes the request back.
    case voided
    /// Another transfer gets the lease.
    case leasedToAnother = "leased-to-another"
  }

  @Test("and ends without a byte released when it does not get it", arguments: Change.allCases)
  func noLease(change: Change) async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: [MediumFile("a.txt", "甲\n")])
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { station.kill() }
    try await site.awaitEngine()
    let request = try await site.approvedRequest(serial: "LEASE-1")
    // The station asks for grants twice a second; from now on its last question stays open.
    try await Task.sleep(for: .seconds(2))
    #expect(kill(server.processID, SIGSTOP) == 0)
    try site.plug(image: image, serial: "LEASE-1")
    let store = try stationStore(of: site)
    try await eventually {
      guard try store.read({ try $0.unfinishedJobs().count }) == 1 else {
        throw NotYet(what: "the transfer has not begun")
      }
    }
    server.kill()
    try await apply(change, to: request, at: site)
    let second = try site.startServer()
    defer { second.kill() }
    try await eventually(within: 90) {
      guard try store.read({ try $0.unfinishedJobs().isEmpty }) else {
        throw NotYet(what: "the transfer has not ended")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder.release).isEmpty)
    try await eventually {
      guard try site.verifyLog().events[.transferFailed] == 1 else {
        throw NotYet(what: "the failure is not on record")
      }
    }
  }

  private func stationStore(of site: SiteUnderTest) throws -> StationStore {
    try StationStore(
      path: site.folder.stationStore, station: Identifier("ST-01"),
      key: try KeyFile.signingKey(site.folder.stationKey))
  }

  private func apply(_ change: Change, to request: Request, at site: SiteUnderTest) async throws {
    switch change {
    case .voided:
      let office = try Office(folder: site.folder)
      let officer = Person(
        id: Identifier("liuyang"), name: "刘洋", department: "一处", roles: [.securityOfficer])
      _ = try await office.void(request.id, reason: "介质遗失", by: officer)
    case .leasedToAnother:
      let store = try ServerStore(path: site.folder.serverStore)
      let isLeased = try store.write { transaction in
        let grant = try #require(try transaction.grant(of: request.id))
        return try transaction.apply(
          .leased(Identifier("01ANOTHER0TRANSFER00000000")), to: grant.id)
      }
      #expect(isLeased)
    }
  }
}
