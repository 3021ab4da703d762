import GateDomain
import GateWire

/// The files of a transfer that were released, with their links, and what was passed over.
struct TransferFiles {
  let transfer: Transfer
  let voice: Voice
  /// Whether the reader may fetch released files.
  let mayFetch: Bool

  /// The files that are clean; nothing when there are none.
  func released(_ files: [ScannedFile], next: String?) -> HTML? {
    guard !files.isEmpty || next != nil else { return nil }
    let title =
      transfer.state == .released
      ? voice("放行的文件", "Released files") : voice("未检出问题的文件", "Files without findings")
    return """
      <section><h2>\(title)</h2>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("文件", "File"))</th>\
      <th scope="col">\(voice("大小", "Size"))</th><th scope="col">SHA-256</th></tr></thead>
      <tbody>
      \(files.map(releasedRow))</tbody></table></div>
      \(HTML.more(next, voice("更多文件", "More files")))
      </section>
      """
  }

  private func releasedRow(_ scanned: ScannedFile) -> HTML {
    let file = scanned.file
    let name: HTML =
      mayFetch && transfer.state == .released
      ? "<a href=\"\(transfer.pagePath)/files/\(file.index)\" download><bdi>\(file.path)</bdi></a>"
      : "<bdi>\(file.path)</bdi>"
    return """
      <tr><th scope="row" class="path">\(name)</th><td class="number">\(voice.size(file.size))</td>\
      <td>\(HTML.digest(file.digest))</td></tr>

      """
  }

  /// Entries that are no regular files; nothing when there are none.
  func skipped(_ entries: [SkippedEntry]) -> HTML? {
    guard !entries.isEmpty else { return nil }
    let items: [HTML] = entries.map { entry in
      """
      <li><span class="path"><bdi>\(entry.path)</bdi></span>\(voice("：", ": "))\(voice(entry.kind.words))</li>

      """
    }
    return """
      <section><h2>\(voice("未处理的条目", "Entries passed over"))</h2>
      <ul class="plain">
      \(items)</ul></section>
      """
  }
}
