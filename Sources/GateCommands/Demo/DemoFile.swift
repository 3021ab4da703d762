import GateDomain

/// One file of the demonstration's medium, and what must become of it.
struct DemoFile: Sendable {
  /// Its path on the medium.
  let path: String
  /// What it is, for the reader.
  let about: Words
  /// The expected verdict.
  let expected: Expectation

  /// Everything on the medium.
  static let all = [
    DemoFile("说明.txt", "UTF-8 文本", "UTF-8 text", .clean),
    DemoFile("资料/工作要点.txt", "GB18030 文本", "GB18030 text", .clean),
    DemoFile("资料/会议纪要.docx", "Word 文档", "Word document", .clean),
    DemoFile("资料/通知.pdf", "PDF 文档", "PDF document", .clean),
    DemoFile("资料/统计/人员统计.csv", "表格文本", "table as text", .clean),
    DemoFile("资料/附件.zip", "普通压缩包", "plain archive", .clean),
    DemoFile("图片/办公楼.png", "图片", "picture", .clean),
    DemoFile("下载/测试病毒.txt", "EICAR 测试文件", "EICAR test file", .infected),
    DemoFile("下载/压缩包.zip", "压缩包内的 EICAR", "EICAR inside an archive", .infected),
    DemoFile("下载/发票.pdf", "改名为 .pdf 的程序", "a program renamed .pdf", .forbiddenType),
    DemoFile("下载/加密资料.zip", "加密压缩包", "encrypted archive", .encrypted),
    DemoFile("报告:终稿.txt", "Windows 不能使用的文件名", "a name Windows cannot store", .unportableName),
    DemoFile("要点?.txt", "Windows 不能使用的文件名", "a name Windows cannot store", .unportableName),
  ]

  private init(_ path: String, _ chinese: String, _ english: String, _ expected: Expectation) {
    self.path = path
    about = Words(chinese, english)
    self.expected = expected
  }
}
