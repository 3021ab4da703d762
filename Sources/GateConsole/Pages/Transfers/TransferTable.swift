import GateDomain

/// A list of transfers as a table; rows need nothing but the transfer itself.
struct TransferTable {
  let transfers: [Transfer]
  let voice: Voice
  /// Whether to leave out what a page around the table says already.
  var isShort = false

  /// The table; a sentence when there is nothing to show.
  func html(empty: String) -> HTML {
    guard !transfers.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("申请编号", "Request"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("结果", "Result"))</th>\
      \(isShort ? nil : headings)\
      <th scope="col">\(voice("开始", "Began"))</th></tr></thead>
      <tbody>
      \(transfers.map(row))</tbody></table></div>
      """
  }

  private var headings: HTML {
    """
    <th scope="col">\(voice("申请人", "Requester"))</th>\
    <th scope="col">\(voice("中间机", "Station"))</th>\
    <th scope="col">\(voice("存储介质", "Medium"))</th>
    """
  }

  private func details(_ transfer: Transfer) -> HTML {
    """
    <td>\(transfer.requester)</td><td>\(transfer.station)</td>\
    <td><code>\(transfer.device.display)</code></td>
    """
  }

  private func row(_ transfer: Transfer) -> HTML {
    let key = RenderedRows.Key(
      transfer: transfer, language: voice.language, offsetSeconds: voice.offsetSeconds,
      isShort: isShort)
    return RenderedRows.shared.row(key) { written(transfer) }
  }

  private func written(_ transfer: Transfer) -> HTML {
    """
    <tr><th scope="row"><a href="\(transfer.pagePath)">\(transfer.requestNumber)</a></th>\
    <td>\(transfer.state.chip.html(voice))</td><td>\(transfer.result(voice))</td>\
    \(isShort ? nil : details(transfer))<td>\(voice.time(transfer.startedAt))</td></tr>

    """
  }
}

extension Transfer {
  /// Where its page is.
  var pagePath: String { "/transfers/\(PathText.encoded(id.rawValue))" }

  /// How many files are clean so far.
  var filesReleasable: UInt64 {
    progress.filesJudged - min(progress.filesHeld, progress.filesJudged)
  }

  /// How it came out, or how far it is, in one sentence.
  func result(_ voice: Voice) -> String {
    switch state {
    case .copying, .judged, .releasing:
      let total = max(progress.filesTotal, progress.filesCopied)
      return voice(
        "已检测 \(progress.filesJudged)/\(total)，扣留 \(progress.filesHeld)",
        "\(progress.filesJudged) of \(total) judged, \(progress.filesHeld) held")
    case .released:
      return voice(
        "放行 \(voice.files(filesReleasable))，扣留 \(voice.files(progress.filesHeld))",
        "\(voice.files(filesReleasable)) released, \(voice.files(progress.filesHeld)) held")
    case .failed(let failure): return voice(failure.explanation.what)
    }
  }
}
