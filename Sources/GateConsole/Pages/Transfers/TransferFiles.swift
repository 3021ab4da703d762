import GateDomain
import GatePolicy
import GateWire

/// The files of a transfer: those held with their reasons, those released with their links.
struct TransferFiles {
  let transfer: Transfer
  let voice: Voice
  /// Whether the reader may fetch released files.
  let mayFetch: Bool
  /// Says what to bring instead of a type that stays out.
  let types: TypePolicy

  /// The files that stay in quarantine; nothing when there are none.
  func held(_ files: [ScannedFile], next: String?) -> HTML? {
    guard !files.isEmpty else { return nil }
    return """
      <section><h2>\(voice("扣留的文件", "Held files"))</h2>
      <ul class="held">
      \(files.map(heldItem))</ul>
      \(HTML.more(next, voice("更多扣留的文件", "More held files")))
      </section>
      """
  }

  private func heldItem(_ scanned: ScannedFile) -> HTML {
    let explanation = explanation(of: scanned.verdict)
    return """
      <li>\(scanned.verdict.chip.html(voice)) <span class="path"><bdi>\(scanned.file.path)</bdi></span> \
      <span class="quiet">\(voice.size(scanned.file.size))</span>
      <p>\(voice(explanation.what))\(voice("。", "."))<br><span class="hint">\(voice(explanation.hint))\(voice("。", "."))</span></p></li>

      """
  }

  // An officer's own words in the policy say more than the general ones.
  private func explanation(of verdict: Verdict) -> Explanation {
    guard case .forbidden(.type(let type)) = verdict, let reason = types.reason(for: type) else {
      return verdict.explanation
    }
    return reason
  }

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
