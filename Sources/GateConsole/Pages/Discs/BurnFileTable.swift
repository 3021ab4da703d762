import GateDiscs
import GateDomain
import GateOffice

/// Files of a disc with what the scan and the reading of their text found.
struct BurnFileTable {
  let files: [StagedFile]
  let voice: Voice
  /// Where a file has a page of its own.
  var path: ((StagedFile) -> String)?
  /// What can be done with a file.
  var action: ((StagedFile) -> HTML)?

  /// The table.
  var html: HTML {
    """
    <div class="scroll"><table>
    <thead><tr><th scope="col">\(voice("文件", "File"))</th>\
    <th scope="col">\(voice("大小", "Size"))</th>\
    <th scope="col">\(voice("检测结论", "Verdict"))</th>\
    <th scope="col">\(voice("文字检查", "Text"))</th>\
    \(actionHead)</tr></thead>
    <tbody>\(files.prefix(500).map(row))</tbody></table></div>\(rest)
    """
  }

  private var actionHead: HTML? {
    action == nil ? nil : "<th scope=\"col\">\(voice("操作", "Act"))</th>"
  }

  private var rest: HTML? {
    guard files.count > 500 else { return nil }
    return
      "<p>\(voice("共 \(files.count) 个文件，只显示前 500 个。", "\(files.count) files; the first 500 are shown."))</p>"
  }

  private func row(_ file: StagedFile) -> HTML {
    """
    <tr><th scope="row" class="long">\(name(file))<br>\
    \(HTML.digest(file.file.digest))</th>\
    <td>\(voice.size(file.file.size))</td><td>\(verdict(file))</td>\
    <td>\(TextFindings(file: file, voice: voice).html)</td>\
    \(action.map { "<td>\($0(file))</td>" })</tr>

    """
  }

  private func verdict(_ file: StagedFile) -> HTML {
    guard let verdict = file.verdict else {
      return Chip(words: Words("检测中", "being scanned"), tone: .waiting).html(voice)
    }
    guard !verdict.isReleasable else { return verdict.chip.html(voice) }
    return
      "\(verdict.chip.html(voice))<br><span class=\"quiet\">\(voice(verdict.explanation.what))</span>"
  }

  private func name(_ file: StagedFile) -> HTML {
    guard let path else { return "<span class=\"path\">\(file.file.path)</span>" }
    return "<a class=\"path\" href=\"\(path(file))\">\(file.file.path)</a>"
  }
}
