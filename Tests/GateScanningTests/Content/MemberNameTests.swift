import GateDomain
import GateWire
import Testing

@testable import GateScanning

@Suite("Names of members")
struct MemberNameTests {
  @Test(arguments: [
    "通知.txt", "a/b/c.txt", "./a.txt", ".hidden", "报告 v1.2.pdf", "a.tar.gz", "目录/文件 (1).docx",
    "报告.final.pdf", "a..b.txt", "com.txt", "communication.txt", "café.txt",
  ])
  func `an ordinary name`(_ name: String) throws {
    try MemberName.check(Array(name.utf8))
    try RunnableMember.check(name: Array(name.utf8))
  }

  @Test(arguments: [
    ("../a", "parent folder"), ("a/../b", "parent folder"), ("..\\a", "parent folder"),
    ("/etc/a", "absolute"), ("\\\\host\\a", "absolute"), ("C:\\a", "drive"), ("c:a", "drive"),
    ("", "empty"), ("a\u{1b}[0m", "control character"), ("a\nb", "control character"),
    ("a\u{202e}fdp.exe", "invisible character"), ("a\u{200b}.txt", "invisible character"),
    ("a\u{2066}b", "invisible character"), ("报告.pdf.exe", "double extension"),
    ("报告.pdf   .exe", "double extension"), ("a.jpg.SCR ", "unportable"), ("a.txt.", "unportable"),
    ("a?.txt", "unportable"), ("a|b", "unportable"), ("con", "device"), ("x/NUL.txt", "device"),
    ("COM1.log", "device"), (".", "dot"),
  ])
  func `a name that leads out or hides something`(_ name: String, _ defect: String) {
    #expect(throws: Objected(.memberName, defect)) { try MemberName.check(Array(name.utf8)) }
  }

  @Test func `a name that is too long`() {
    for count in [256, 300] {
      #expect(throws: Objected(.memberName, "too long")) {
        try MemberName.check([UInt8](repeating: 0x61, count: count))
      }
    }
    #expect(throws: Objected(.memberName, "too long")) {
      try MemberName.check(Array(String(repeating: "abcdefghi/", count: 101).utf8) + [0x61])
    }
  }

  // 乗 in GBK is 0x81 0x5c: its second byte is that of a backslash.
  @Test func `a byte of a double-byte character is no separator`() throws {
    let name: [UInt8] = [0x81, 0x5c, 0x2e, 0x2e, 0x81, 0x5c]
    #expect(MemberName.parts(of: name) == [name])
    #expect(MemberName.parts(of: Array("a\\b/c".utf8)).count == 3)
    try MemberName.check([0x81, 0x5c, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74])
  }

  @Test(arguments: [
    "a.exe", "A.EXE", "a.exe.", "a.exe  ", "x/autorun.inf", "desktop.ini", "a.lnk", "a.url", "a.js",
    "a.docm", "a.xlsm", "a.iqy", "a.slk", "a.hta", "a.ps1", "a.sh", "a.jar", "报告.scr",
  ])
  func `a name that runs`(_ name: String) {
    #expect(throws: Objected.self) { try RunnableMember.check(name: Array(name.utf8)) }
  }
}
