import GateAuditLog
import GateDiscs
import GateDomain
import GatePolicy
import GateStore

/// A draft that cannot become a request, because of the text of one of its files.
struct StoppedByText: Error {
  /// The file.
  let file: StagedFile
  /// What was declared.
  let level: DiscLevel
  /// What is wrong.
  let objection: TextObjection

  /// The refusal as people read it.
  var refusal: Refusal {
    let explanation = objection.explanation(of: file.file.path)
    return Refusal(.invalid, objection.code, what: explanation.what, hint: explanation.hint)
  }
}

extension Office {
  /// Records that a file's text stopped a request: which file, where in it, and what stands there.
  func refuse(_ stop: StoppedByText, draft: Identifier<BurnRequest>, by person: Person) async
    -> Refusal
  {
    var body: [String: JSONValue] = [
      "code": .string(stop.objection.code), "level": .string(stop.level.rawValue),
      "path": .string(stop.file.file.path.shownInRecord),
      "sha256": .string(stop.file.file.digest.hex),
    ]
    switch stop.objection {
    case .mark(let finding):
      body["mark"] = .string(finding.mark?.rawValue ?? "")
      body["place"] = .string(finding.place)
      body["rule"] = .string(finding.rule)
      body["text"] = .string(finding.quote)
    case .unread(let unread):
      body["place"] = .string(unread.place)
      body["reason"] = .string(unread.reason.rawValue)
    case .notExamined, .noReader: break
    }
    let record = record(
      .refused, by: person, on: ("burn-request", draft.rawValue), .object(body), outcome: .failure)
    _ = try? await change { try $0.enqueue(record.bytes) }
    return stop.refusal
  }
}
