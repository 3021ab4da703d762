import Foundation
import GateDomain
import GateSigning
import GateTesting
import Testing

@testable import GateCommands

@Suite struct DemoContentTests {
  static let file = "/usr/bin/file"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: file)
        && (try? DemoTools.check()) != nil),
    arguments: [
      ("说明.txt", "text/plain"), ("资料/工作要点.txt", "text/plain"),
      ("资料/会议纪要.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
      ("资料/通知.pdf", "application/pdf"), ("资料/统计/人员统计.csv", "text/csv"),
      ("资料/附件.zip", "application/zip"), ("图片/办公楼.png", "image/png"),
      ("下载/发票.pdf", "application/x-pie-executable"), ("下载/加密资料.zip", "application/zip"),
    ])
  func `a file is of the type that it stands for`(path: String, type: String) throws {
    let folder = try TemporaryFolder()
    _ = try DemoTree(folder: folder.path).write()
    let found = try ToolRun.output(Self.file, ["--brief", "--mime-type", "\(folder.path)/\(path)"])
    #expect(found == type + "\n")
  }

  @Test func `the test virus is whole only while the program runs`() {
    #expect(TestVirus.bytes.count == 68)
    #expect(
      Digest.of(TestVirus.bytes).hex
        == "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f")
  }

  @Test(arguments: [1, 7, 64, 200]) func `a picture has the size it says`(side: Int) {
    let bytes = PNGPicture.bytes(side: side)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    #expect(Int(bytes[18]) << 8 | Int(bytes[19]) == side)
    #expect(bytes.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
  }

  @Test func `every role is played by one person without conflict`() {
    let cast = DemoCast()
    #expect(Set(cast.members.flatMap(\.person.roles)) == Set(Role.allCases))
    #expect(cast.members.allSatisfy { RoleConflict.first(in: $0.person.roles) == nil })
    #expect(cast.holder(of: .staff) == nil)
  }
}
