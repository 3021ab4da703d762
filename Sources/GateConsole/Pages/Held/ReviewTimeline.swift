import GateDomain

/// What officers decided about a held file, and what became of it.
struct ReviewTimeline {
  let review: Review
  let voice: Voice

  /// The markup; nothing before anybody has acted.
  var html: HTML? {
    guard !review.votes.isEmpty else { return nil }
    return """
      <section><h2>\(voice("处理过程", "Decisions"))</h2>
      <ol class="timeline">
      \(review.votes.map(item))\(outcome)</ol></section>
      """
  }

  private func item(_ vote: ReviewVote) -> HTML {
    """
    <li><strong>\(vote.name)</strong> <span class="quiet">\(vote.officer)</span> \
    \(voice(vote.sentence)) <span class="quiet">\(voice.time(vote.at))</span>\
    <blockquote class="words">\(vote.why)</blockquote>\(recipient(vote))</li>

    """
  }

  private func recipient(_ vote: ReviewVote) -> HTML? {
    vote.recipient.map {
      "<p class=\"quiet\">\(voice("收件人公钥", "for the key")) <code>\($0.hex)</code></p>"
    }
  }

  private var outcome: HTML {
    switch review.state {
    case .refused(let failure):
      """
      <li>\(review.state.chip.html(voice)) \(voice.sentence(failure.explanation.what))\
      <p class="hint">\(voice.sentence(failure.explanation.hint))</p></li>

      """
    default: "<li>\(review.state.chip.html(voice))</li>\n"
    }
  }
}

extension ReviewVote {
  /// What the officer did.
  var sentence: Words {
    switch disposition {
    case .release: Words("同意放行", "agreed to release it")
    case .destroy: Words("决定销毁", "decided to destroy it")
    case .export: Words("决定加密导出", "decided to export it encrypted")
    }
  }
}
