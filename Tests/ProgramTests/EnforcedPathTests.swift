import Foundation
import GateAuditLog
import GateDomain
import GateForms
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Testing

/// Server, station and enforcer as they are, below a kernel that reacts.
@Suite("The main job, with the real enforcer", .serialized, .timeLimit(.minutes(5)))
struct EnforcedPathTests {
  private static let files = [MediumFile("说明.txt", "这是一份普通的说明。\n")]

  private func kernel(for site: SiteUnderTest) throws -> FakeKernel {
    try FakeKernel(
      "gate-enforcer",
      [
        "--mocked", "--station", "ST-01", "--office-key", site.folder.grantVerificationKey,
        "--socket", site.temporary.path("socket"), "--state", site.temporary.path("enforcer"),
      ])
  }

  @Test("a stick stays closed until it is approved, and is closed as soon as it is copied")
  func wholePath() async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let kernel = try kernel(for: site)
    let server = try site.startServer()
    let station = try site.startStation(source: "enforcer:\(site.temporary.path("socket"))")
    defer {
      server.kill()
      station.kill()
    }
    let staff = try await site.signIn("zhangwei")
    try kernel.plug("1-1", ["image": image])
    let seen = try await sighting(at: "1-1", by: staff)
    #expect(!seen.isAllowed && seen.device.identity.fingerprint != nil)
    #expect(try !kernel.isAuthorised())
    let request = try await site.approvedRequest(for: seen.device.identity)
    let transfer = try await site.endedTransfer(of: request)
    #expect(transfer.state == .released)
    #expect(site.released(transfer.id)["说明.txt"] == Array("这是一份普通的说明。\n".utf8))
    #expect(try !kernel.isAuthorised())
    let report = try site.verifyLog()
    #expect(report.findings.isEmpty, "\(report.findings)")
    try await site.expectRecords(.deviceEnforced, atLeast: 3)
  }

  @Test("a keyboard in a stick is an incident in the audit log and on the page")
  func composite() async throws {
    let site = try SiteUnderTest()
    let kernel = try kernel(for: site)
    let server = try site.startServer()
    let station = try site.startStation(source: "enforcer:\(site.temporary.path("socket"))")
    defer {
      server.kill()
      station.kill()
    }
    let staff = try await site.signIn("zhangwei")
    try kernel.plug("1-1", ["interfaces": [[8, 6, 80], [3, 1, 1]]])
    let seen = try await sighting(at: "1-1", by: staff)
    #expect(seen.device.objection == .composite)
    #expect(seen.reason["zh-CN"]?.contains("夹带") == true)
    try await site.expectRecords(.deviceIncident, atLeast: 1)
    #expect(try !kernel.isAuthorised())
  }

  private func sighting(at port: String, by staff: ServerConnection) async throws
    -> DeviceSighting
  {
    try await eventually {
      let devices: [DeviceSighting] = try await staff.get("devices")
      guard let found = devices.first(where: { $0.device.port == port }) else {
        throw NotYet(what: "the device is not seen")
      }
      return found
    }
  }
}

extension SiteUnderTest {
  /// Files a request for a real device and has it approved by somebody else.
  fileprivate func approvedRequest(for identity: DeviceIdentity) async throws -> Request {
    var form = form(serial: "")
    form["device"] = identity.formText
    return try await approved(form)
  }

  /// Waits until the published log has at least so many records of a kind.
  fileprivate func expectRecords(_ event: RecordEvent, atLeast count: Int64) async throws {
    try await eventually(within: 20) {
      let found = try verifyLog().events[event, default: 0]
      guard found >= count else { throw NotYet(what: "\(found) records") }
    }
  }
}
