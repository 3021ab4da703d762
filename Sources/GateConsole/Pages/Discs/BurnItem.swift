import GateDiscs
import GateDomain

/// One copy on a burn request's page.
struct BurnItem {
  let burn: Burn
  let person: Person
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The list item.
  var html: HTML {
    """
    <li><strong><a href="/media/\(burn.disc.text)">\(burn.disc.text)</a></strong> \
    \(burn.state.chip.html(voice)) \(voice.time(burn.orderedAt))\(details)\(actions)</li>
    """
  }

  private var details: HTML? {
    guard case .ended(let outcome) = burn.state else { return nil }
    switch outcome {
    case .done(let image):
      return """
        <br><span class="quiet">\(voice("映像", "image")) \(voice.size(image.bytes)) · SHA-256 \
        </span>\(HTML.digest(image.digest))
        """
    case .spoiled(let failure), .aborted(let failure):
      return """
        <br>\(voice.sentence(failure.explanation.what)) \(voice.sentence(failure.explanation.hint))
        """
    case .unknown:
      return """
        <br>\(voice("刻录中断电或程序被终止，盘上内容不明；此份计为已用。", "The station stopped in the middle; nobody knows what is on the disc. The copy counts as used."))
        """
    }
  }

  private var actions: HTML? {
    let path = "/burns/copies/\(PathText.encoded(burn.id.rawValue))"
    switch burn.state {
    case .awaitingWitness where burn.witness == person.id:
      return button("\(path)/witness", voice("我在现场监刻", "I am here and watch"), "primary")
    case .awaitingWitness where burn.burner == person.id || person.holds(.securityOfficer):
      return button("\(path)/call-off", voice("取消", "Call off"), "danger")
    case .ended(let outcome) where outcome.needsOfficer && person.holds(.securityOfficer):
      return settle(path)
    default: return nil
    }
  }

  private func button(_ path: String, _ label: String, _ style: String) -> HTML {
    """
    <form method="post" action="\(path)">\(visit.tokenField)
    <button class="\(style)" type="submit">\(label)</button></form>
    """
  }

  private func settle(_ path: String) -> HTML {
    """
    <form method="post" action="\(path)/settle">\(visit.tokenField)
    <div class="field"><label for="why-\(burn.id)">\(voice("已见到此盘，处理情况", "I have seen the disc; what became of it"))</label>
    <input type="text" id="why-\(burn.id)" name="reason" required maxlength="500"></div>
    <button type="submit">\(voice("退还此份", "Give the copy back"))</button></form>
    """
  }
}

extension BurnState {
  /// The state as pages show it.
  var chip: Chip {
    let tone: Chip.Tone =
      switch self {
      case .awaitingWitness, .ordered, .burning: .waiting
      case .ended(.done): .good
      case .ended(.aborted): .quiet
      case .ended(.spoiled), .ended(.unknown): .bad
      }
    return Chip(words: words, tone: tone)
  }
}
