import Foundation
import GateDomain
import GateSite
import GateTesting
import Testing

@testable import GateCommands

@Suite struct DoctorTests {
  @Test(arguments: [
    (UInt64(100) << 20, Finding.Level.fail), (1 << 30, .warn), (50 << 30, .ok),
  ])
  func `free space is judged`(free: UInt64, level: Finding.Level) {
    #expect(FolderChecks.judge(free: free).level == level)
  }

  @Test(arguments: [(0o700, Finding.Level.ok), (0o750, .fail), (0o701, .fail)])
  func `a folder that others can enter is a fault`(mode: Int, level: Finding.Level) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
    let checks = FolderChecks(SiteFolder(folder.path))
    #expect(checks.access(folder.path, owner: folder.path, forbidden: 0o077).level == level)
    #expect(
      checks.access(folder.path + "/none", owner: folder.path, forbidden: 0o077).level == .fail)
  }

  @Test func `a clock before the product or before the newest record is a fault`() {
    #expect(ClockChecks.sane(Timestamp(milliseconds: 0)).level == .fail)
    let now = Timestamp(milliseconds: 1_795_334_400_000)
    #expect(ClockChecks.against(newestRecord: now.adding(seconds: 3600), now: now)?.level == .fail)
    #expect(ClockChecks.against(newestRecord: now, now: now) == nil)
    #expect(ClockChecks.against(newestRecord: nil, now: now) == nil)
  }

  @Test(arguments: [
    ("tmpfs /dev/shm tmpfs rw 0 0\n", true), ("/dev/sda1 /dev/shm ext4 rw 0 0\n", false),
    ("", false),
  ])
  func `memory file systems are told by the kernel's table`(mounts: String, isTemporary: Bool) {
    #expect(FileSystemSpace.isTemporary("/dev/shm", mounts: mounts) == isTemporary)
  }

  @Test func `a folder that is no site fails with a hint`() async throws {
    let folder = try TemporaryFolder()
    let findings = await SiteChecks(SiteFolder(folder.path)).all()
    #expect(findings.map(\.check) == ["configuration"])
    #expect(findings.allSatisfy { $0.level == .fail && $0.hint != nil })
  }

  @Test(arguments: Language.allCases)
  func `a finding is printed with its hint below`(language: Language) {
    let finding = Finding.warn("x", Words("甲", "first"), hint: Words("乙", "second"))
    let lines = FindingView(finding, in: language).lines(language)
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("      hint: "))
  }

  @Test func `a taken port is not free`() throws {
    let listener = try Listener()
    #expect(!LocalPort.isFree(listener.port))
    let next = try #require(LocalPort.firstFree(from: listener.port))
    #expect(next > listener.port)
    #expect(LocalPort.isFree(next))
  }
}
