import GateDomain
import GateWire

/// What was found in one file so far: the gravest answer, and the member that it is about.
final class Findings {
  /// The first of the gravest answers; nil while nothing objects.
  private(set) var answer: EngineAnswer?
  private(set) var member: MemberNode?
  private var all: [EngineAnswer] = []
  /// What else objects, for whoever asks whether the file may be released after all.
  var others: [EngineAnswer] { all.filter { $0 != answer } }
  /// Whether looking any further could change anything, and is still allowed.
  private(set) var isOpen = true

  func note(_ found: EngineAnswer, at node: MemberNode) {
    if found != .clean, !all.contains(found), all.count <= ScanReport.otherLimit {
      all.append(found)
    }
    if found.severity > answer?.severity ?? 0 { (answer, member) = (found, node) }
    switch found {
    case .infected, .failed: isOpen = false
    case .objection(let objection, _) where objection.isLimit: isOpen = false
    default: break
    }
  }

  /// Runs `check` and notes what it throws; nil then.
  func noting<Result>(at node: MemberNode, _ check: () throws(Objected) -> Result) -> Result? {
    do {
      return try check()
    } catch {
      note(error.answer, at: node)
      return nil
    }
  }
}
