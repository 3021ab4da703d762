import GateDomain
import GatePolicy
import GateWire

/// Held files that share a reason and a remedy, so that the remedy is said once.
struct HeldGroup {
  /// Why they are held.
  let reason: HeldReason
  /// What to do about all of them.
  let hint: Words
  /// The files with what is wrong with each.
  var files: [(scanned: ScannedFile, what: Words)]

  /// The groups of `files`, in the order in which their first files come.
  static func all(_ files: [ScannedFile], types: TypePolicy) -> [HeldGroup] {
    var groups: [HeldGroup] = []
    for file in files {
      guard let reason = file.verdict.heldReason else { continue }
      let explanation = explanation(of: file.verdict, types: types)
      let place = groups.firstIndex { $0.reason == reason && $0.hint == explanation.hint }
      if let place {
        groups[place].files.append((file, explanation.what))
      } else {
        groups.append(
          HeldGroup(reason: reason, hint: explanation.hint, files: [(file, explanation.what)]))
      }
    }
    return groups
  }

  // An officer's own words in the policy say more than the general ones.
  private static func explanation(of verdict: Verdict, types: TypePolicy) -> Explanation {
    guard case .forbidden(.type(let type)) = verdict, let reason = types.reason(for: type) else {
      return verdict.explanation
    }
    return reason
  }
}

/// The held files of a transfer, by what to do about them.
struct HeldGroups {
  let groups: [HeldGroup]
  let page: FilePage
  let transfer: Transfer
  let voice: Voice
  /// Whether the reader may see what lies inside held files.
  let mayReview: Bool
  /// Whether the reader may fetch released files.
  let mayFetch: Bool

  /// The markup; nothing when nothing is held.
  func html(next: String?) -> HTML? {
    guard !groups.isEmpty else { return nil }
    return """
      <section><h2>\(voice("扣留的文件", "Held files"))</h2>
      \(groups.map(group))
      \(HTML.more(next, voice("更多扣留的文件", "More held files")))
      </section>
      """
  }

  private func group(_ group: HeldGroup) -> HTML {
    let tone = group.files.first?.scanned.verdict.chip.tone ?? .quiet
    return """
      <div class="group"><h3>\(Chip(words: group.reason.words, tone: tone).html(voice)) \
      <span class="count">\(group.files.count)</span></h3>
      <p class="remedy"><strong>\(voice("怎么办：", "What to do: "))</strong>\(voice.sentence(group.hint))</p>
      <ul class="held">
      \(group.files.map { item($0.scanned, $0.what) })</ul></div>

      """
  }

  private func item(_ scanned: ScannedFile, _ what: Words) -> HTML {
    """
    <li>\(name(scanned)) <span class="quiet">\(voice.size(scanned.file.size))</span>\
    <p class="quiet">\(voice.sentence(what))</p>\(review(scanned))</li>

    """
  }

  private func name(_ scanned: ScannedFile) -> HTML {
    let name: HTML = "<span class=\"path\"><bdi>\(scanned.file.path)</bdi></span>"
    guard mayReview, transfer.state == .released else { return name }
    let path = "/held/\(PathText.encoded(transfer.id.rawValue))/\(scanned.file.index)"
    return "<a href=\"\(path)\">\(name)</a>"
  }

  // What officers decided, by whom, and the file itself once it was released.
  private func review(_ scanned: ScannedFile) -> HTML? {
    guard let review = page.review(of: scanned.file.index) else { return nil }
    let votes: [HTML] = review.votes.map {
      "<strong>\($0.name)</strong> \(voice($0.sentence))\(voice("：", ": "))<span class=\"words\">\($0.why)</span>"
    }
    return """
      <p>\(review.state.chip.html(voice)) \(votes.joined(by: "<br>"))</p>\
      \(review.state == .carriedOut(.release) ? link(scanned.file) : nil)
      """
  }

  private func link(_ file: QuarantinedFile) -> HTML {
    let digest: HTML = "SHA-256 \(HTML.digest(file.digest))"
    guard mayFetch else { return "<p>\(digest)</p>" }
    return """
      <p><a href="\(transfer.pagePath)/files/\(file.index)" download>\(voice("下载此文件", "Download this file"))</a> · \(digest)</p>
      """
  }
}
