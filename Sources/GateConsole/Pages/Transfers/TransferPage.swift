import GateAuditLog
import GateDomain
import GateOffice
import GatePolicy
import GateWire

/// Everything about one transfer: live while it runs, the result afterwards.
struct TransferPage {
  let transfer: Transfer
  let visit: Visit
  /// Files that are held so far, first page.
  let held: FilePage
  /// All files, one page.
  let files: FilePage
  let records: [LoggedRecord]
  let signatures: SignatureDatabase?
  /// Whether the reader may fetch released files.
  let mayFetch: Bool
  /// Whether the reader may see what lies inside held files.
  let mayReview: Bool

  private var voice: Voice { visit.voice }
  private var lists: TransferFiles {
    TransferFiles(transfer: transfer, voice: voice, mayFetch: mayFetch)
  }
  private var heldGroups: HeldGroups {
    HeldGroups(
      groups: HeldGroup.all(held.files, types: visit.office.policy.types), page: held,
      transfer: transfer, voice: voice, mayReview: mayReview, mayFetch: mayFetch)
  }

  /// The page.
  var page: Page {
    let title = voice("传输任务 \(transfer.requestNumber)", "Transfer \(transfer.requestNumber)")
    return Page(
      title: title,
      body: """
        <h1>\(title) \(transfer.state.chip.html(voice))</h1>
        \(outcome)
        \(SignatureBanner(signatures: signatures, visit: visit).html)
        \(running)
        \(heldGroups.html(next: heldNext))
        \(lists.released(files.files.filter(\.verdict.isReleasable), next: filesNext))
        \(lists.skipped(files.skipped))
        \(verification)
        \(facts)
        \(transfer.state.isFinal ? RecordTrail(records: records, voice: voice).html : nil)
        """, isLive: !transfer.state.isFinal, section: .transfers,
      announcement:
        "\(voice(transfer.state.chip.words)) \(transfer.state.isFinal ? headline : "")"
    )
  }

  private var outcome: HTML {
    if case .failed(let failure) = transfer.state {
      return """
        <p class="next"><strong>\(voice.sentence(failure.explanation.what))</strong> \
        \(voice.sentence(failure.explanation.hint))</p>
        """
    }
    return """
      <p class="next"><strong>\(headline)\(voice("。", "."))</strong> \(reviewed.map { voice.sentence($0) } ?? "")</p>
      """
  }

  // What officers changed since; only when the first page has all that is held.
  private var reviewed: Words? {
    let states = held.reviews.map(\.state)
    let released = states.count { $0 == .carriedOut(.release) }
    let destroyed = states.count { $0 == .carriedOut(.destroy) }
    let parts = [
      released > 0 ? Words("经复核放行 \(released) 个", "\(released) came in by review") : nil,
      destroyed > 0 ? Words("销毁 \(destroyed) 个", "\(destroyed) destroyed") : nil,
    ].compactMap(\.self)
    guard held.next == nil, !parts.isEmpty else { return nil }
    return Words(
      "其中" + parts.map(\.chinese).joined(separator: "，"),
      "of these, " + parts.map(\.english).joined(separator: ", "))
  }

  // The first sentence after a transfer is for people who read no other.
  private var headline: String {
    guard transfer.state == .released else { return transfer.result(voice) }
    let (released, held) = (transfer.filesReleasable, transfer.progress.filesHeld)
    switch (released, held) {
    case (0, 0): return voice("介质上没有文件", "There were no files on the medium")
    case (_, 0): return voice("\(released) 个文件已全部放行", "All \(voice.files(released)) came in")
    case (0, _):
      return voice(
        "\(held) 个文件全部被扣留：原因与办法如下", "\(voice.files(held)) held, none came in: why and what to do")
    default:
      return voice(
        "\(released) 个文件已放行，\(held) 个被扣留：原因与办法如下",
        "\(voice.files(released)) came in, \(held) held: why and what to do")
    }
  }

  private var running: HTML? {
    transfer.state.isFinal
      ? nil : TransferProgressView(transfer: transfer, voice: voice, now: visit.now).html
  }

  private var heldNext: String? {
    held.next.map { "\(transfer.pagePath)?held-after=\($0)" }
  }

  private var filesNext: String? {
    files.next.map { "\(transfer.pagePath)?after=\($0)" }
  }

  private var verification: HTML? {
    guard transfer.state == .released else { return nil }
    return """
      <section><h2>\(voice("如何核对", "How to check"))</h2>
      <p>\(voice("下载后比较 SHA-256；不一致的文件不要使用。", "Compare the SHA-256 after downloading; do not use a file that differs."))</p>
      <dl class="facts"><div><dt>Windows</dt><dd><code>certutil -hashfile \(voice("文件", "FILE")) SHA256</code></dd></div>
      <div><dt>Linux</dt><dd><code>sha256sum \(voice("文件", "FILE"))</code></dd></div></dl>
      \(manifestLink)
      </section>
      """
  }

  private var manifestLink: HTML {
    """
    <p><a href="\(transfer.pagePath)/manifest" download>manifest.json</a> \
    <span class="quiet">\(voice("由中间机签名的文件清单", "the list of files, signed by the station"))</span></p>
    """
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(
      voice("申请", "Request"),
      "<a href=\"/requests/\(PathText.encoded(transfer.request.rawValue))\">\(transfer.requestNumber)</a>"
    )
    facts.add(voice("申请人", "Requester"), text: visit.name(of: transfer.requester.rawValue))
    facts.add(voice("存储介质", "Medium"), "<code>\(transfer.device.display)</code>")
    facts.add(voice("中间机", "Station"), text: transfer.station.rawValue)
    facts.add(voice("开始", "Began"), voice.time(transfer.startedAt))
    facts.add(voice("数据", "Data"), voice.size(transfer.progress.bytesCopied))
    return "<section><h2>\(voice("任务信息", "About this transfer"))</h2>\(facts.html)</section>"
  }
}
