import Foundation
import GateForms
import GateDomain
import GateLinux
import GateSigning
import GateSite
import GateStationLink
import GateWire

/// The demonstration from an empty folder to proved papers.
struct DemoStory {
  let site: DemoSite
  let cast: DemoCast
  let supervisor: Supervisor
  var narrator: Narrator
  /// What the medium holds, by path; filled when it is built.
  private var digests: [String: Digest] = [:]

  init(site: DemoSite, cast: DemoCast, supervisor: Supervisor, narrator: Narrator) {
    self.site = site
    self.cast = cast
    self.supervisor = supervisor
    self.narrator = narrator
  }

  /// Runs it all; true when everything came out as told.
  mutating func run() async throws -> Bool {
    let office = try await startPrograms()
    try plugIn()
    try await seeItBlocked(office)
    let request = try await file(office)
    try await refuseSelfApproval(office, request)
    try await approve(office, request)
    let transfer = try await watch(office, request)
    let outcome = try await compare(office, transfer)
    let isProved = try prove(transfer)
    return outcome && isProved
  }

  private mutating func startPrograms() async throws -> DemoOffice {
    narrator.step("启动 gated 与 gate-station", "starting gated and gate-station")
    supervisor.start()
    let office = try DemoOffice(address: site.address, cast: cast)
    try await office.waitUntilServing()
    narrator.plain("\(site.address)")
    return office
  }

  private mutating func plugIn() throws {
    narrator.step("当场制作 FAT32 介质并插入（虚拟设备）", "building a FAT32 medium and plugging it in, virtually")
    let tree = DemoTree(folder: site.scratch + "/medium")
    digests = try tree.write()
    let image = site.scratch + "/medium.img"
    try FATImage.build(image, from: tree.folder)
    try VirtualStick(capacity: FATImage.size).plugIn(at: site.devices, image: image)
    for file in DemoFile.all {
      narrator.line("\(file.path)：\(file.about.chinese)", file.about.english)
    }
  }

  private mutating func seeItBlocked(_ office: DemoOffice) async throws {
    narrator.step("没有授权：设备缺省阻断", "no grant: the device stays blocked by default")
    let sighting = try await office.blockedStick()
    narrator.plain(sighting.device.identity.display)
    narrator.line(
      sighting.reason[Language.chinese.rawValue] ?? "",
      sighting.reason[Language.english.rawValue] ?? "")
  }

  private mutating func file(_ office: DemoOffice) async throws -> Request {
    let name = cast.requester.person.name
    narrator.step("\(name) 提交传入申请", "\(name) files a request")
    let request = try await office.submit(until: site.formTime(hoursFromNow: 2))
    narrator.line("编号 \(request.number)", "state \(request.state.rawValue)")
    return request
  }

  private mutating func refuseSelfApproval(_ office: DemoOffice, _ request: Request) async throws {
    narrator.step("申请人试图自己批准：必须被拒绝", "the requester tries to approve it alone: must be refused")
    let refusal = try await office.selfApprovalRefusal(of: request)
    narrator.plain("\(refusal.code): \(refusal.what)")
  }

  private mutating func approve(_ office: DemoOffice, _ request: Request) async throws {
    narrator.step("由他人审批", "somebody else approves it")
    let approved = try await office.approveAll(request)
    for approval in approved.standingApprovals {
      narrator.line("\(approval.approverName) 同意", "step \(approval.step)")
    }
  }

  private mutating func watch(_ office: DemoOffice, _ request: Request) async throws -> Transfer {
    narrator.step("采集、检测、放行", "copying, judging, releasing")
    let calls = TransferCalls(connection: try await office.connection(of: cast.requester))
    let id = try await Waiting.until(Words("传输开始", "the transfer to begin")) {
      try await calls.newest().first { $0.request == request.id }?.id
    }
    var watching = TransferWatching(
      calls: calls, isTerminal: Terminal.hasErrorOutput, language: Voice.language)
    return try await watching.untilEnd(of: id)
  }

  private mutating func compare(_ office: DemoOffice, _ transfer: Transfer) async throws -> Bool {
    narrator.step("结果", "what came of it")
    if let failure = transfer.state.failure { narrator.explain(failure.explanation) }
    let calls = TransferCalls(connection: try await office.connection(of: cast.requester))
    let comparison = DemoComparison(
      transfer: transfer, files: try await calls.files(of: transfer.id).files, digests: digests)
    comparison.tell(narrator, releaseFolder: "\(site.folder.release)/\(transfer.id)/files")
    return comparison.isAsExpected
  }

  private mutating func prove(_ transfer: Transfer) throws -> Bool {
    narrator.step("离线核验文件清单与审计日志", "proving the manifest and the audit log offline")
    let stationKey = try KeyFile.signingKey(site.folder.stationKey).verificationKey
    let folder = "\(site.folder.release)/\(transfer.id)"
    let manifest = try ManifestCheck(
      manifest: try DurableFile.read(folder + "/manifest.json", limit: 1 << 28), key: stationKey,
      folder: folder + "/files")
    let log = try SiteLog(site.folder).report(in: .english)
    narrator.line(
      manifest.isIntact ? "清单与已放行文件一致" : "清单与文件不一致",
      manifest.isIntact
        ? "manifest and released files are intact" : "manifest or files were changed")
    narrator.line(
      log.proved ? "审计日志已证明，\(log.records) 条记录" : "审计日志未通过验证",
      log.proved ? "the audit log is proved, \(log.records) records" : "the audit log is not proved"
    )
    for finding in log.findings.prefix(5) { narrator.plain("\(finding.place): \(finding.what)") }
    let gatectl = Programs.folder + "/gatectl"
    narrator.plain("\(gatectl) log verify --site \(site.folder.root)")
    narrator.plain("\(gatectl) manifest verify \(folder)/manifest.json --key \(stationKey.hex)")
    return manifest.isIntact && log.proved
  }
}
