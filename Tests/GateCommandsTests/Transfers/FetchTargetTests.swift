import Foundation
import GateDomain
import GateTesting
import Testing

@testable import GateCommands

@Suite struct FetchTargetTests {
  @Test(arguments: ["../x", "a/../b", "/etc/x", "a//b", ".", "", "a/", "a\u{1b}[2J", "a\u{202e}b"])
  func `a path that leads elsewhere or hides something is refused`(path: String) {
    #expect(FetchTarget.parts(of: RawName(path)) == nil)
    #expect(throws: CommandFailure.self) {
      try FetchTarget.prepare(RawName(path), below: "/nowhere")
    }
  }

  @Test func `bytes that are no text are refused`() {
    #expect(FetchTarget.parts(of: RawName([0xff, 0xfe])) == nil)
  }

  @Test func `folders on the way are made for their owner alone`() throws {
    let folder = try TemporaryFolder()
    let target = try FetchTarget.prepare(RawName("资料/统计/a.csv"), below: folder.path)
    #expect(target == folder.path + "/资料/统计/a.csv")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/资料/统计")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
