import Foundation
import GateDomain
import GateSigning

/// Writes the files of the demonstration into a folder, under names that any system can store.
struct DemoTree {
  let folder: String

  /// Makes every file; the digests are by the path that the file has on the medium.
  func write() throws -> [String: Digest] {
    try text("说明.txt", "本介质由演示程序现场制作，用来展示关口如何检查传入的文件。\n")
    try chineseStandardText("资料/工作要点.txt", "二〇二六年工作要点：严格执行数据传入审批和检测。\n")
    try archive("资料/会议纪要.docx", WordDocument.members(paragraphs: ["会议纪要", "一、通报近期工作。"]))
    try data("资料/通知.pdf", PDFDocument.bytes(line: "Notice: inbound data is inspected."))
    try text("资料/统计/人员统计.csv", "科室,人数\n综合科,12\n技术科,9\n保密办,4\n")
    try archive("资料/附件.zip", [("附件一.txt", "附件一的内容。\n"), ("附件二.txt", "附件二的内容。\n")])
    try data("图片/办公楼.png", PNGPicture.bytes(side: 64))
    try data("下载/测试病毒.txt", TestVirus.bytes)
    try archive("下载/压缩包.zip", [("readme.txt", String(decoding: TestVirus.bytes, as: UTF8.self))])
    try data("下载/发票.pdf", Array(try Data(contentsOf: URL(fileURLWithPath: "/bin/true"))))
    try archive("下载/加密资料.zip", [("资料.txt", "加密的内容。\n")], password: "demo-2026")
    try text("报告:终稿.txt", "文件名含有冒号。\n")
    try text("要点?.txt", "文件名含有问号。\n")
    return try digests()
  }

  private func digests() throws -> [String: Digest] {
    var digests: [String: Digest] = [:]
    for file in DemoFile.all {
      digests[file.path] = Digest.of(
        try Data(contentsOf: URL(fileURLWithPath: place(of: file.path))))
    }
    return digests
  }

  /// Where a file of the medium lies in the folder.
  private func place(of path: String) -> String {
    folder + "/" + LongNamePatch.standIn(for: path)
  }

  private func text(_ path: String, _ text: String) throws {
    try data(path, Array(text.utf8))
  }

  private func data(_ path: String, _ bytes: [UInt8]) throws {
    let target = URL(fileURLWithPath: place(of: path))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }

  /// The text in GB18030, which most office files of some age are written in.
  private func chineseStandardText(_ path: String, _ text: String) throws {
    try self.text(path, text)
    let target = place(of: path)
    let converted = target + ".gb"
    _ = try ToolRun.output(
      "/usr/bin/iconv", ["-f", "UTF-8", "-t", "GB18030", "-o", converted, target])
    try FileManager.default.removeItem(atPath: target)
    try FileManager.default.moveItem(atPath: converted, toPath: target)
  }

  private func archive(
    _ path: String, _ members: [(name: String, text: String)], password: String? = nil
  ) throws {
    let scratch = DemoTree(folder: folder + ".zip")
    defer { try? FileManager.default.removeItem(atPath: scratch.folder) }
    for member in members { try scratch.text(member.name, member.text) }
    let target = place(of: path)
    try data(path, [])
    try FileManager.default.removeItem(atPath: target)
    _ = try ToolRun.output(
      "/usr/bin/zip",
      ["-q", "-X", "-D"] + (password.map { ["-P", $0] } ?? []) + [target] + members.map(\.name),
      folder: scratch.folder)
  }
}
