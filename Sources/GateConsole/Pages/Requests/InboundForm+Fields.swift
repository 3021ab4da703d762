import GateApproval
import GateDomain

extension InboundForm {
  /// The form as a page sent it; a medium chosen from the list brings its station along.
  init(_ fields: FormFields) {
    self.init(texts: [:])
    for field in Field.allCases { self[field] = fields[field.rawValue] }
    let choice = fields[MediumChoice.field]
    guard let slash = choice.lastIndex(of: "/") else { return }
    self[.station] = String(choice[..<slash])
    self[.device] = String(choice[choice.index(after: slash)...])
  }

  /// An empty form that ends with the working day, or as soon as the policy says.
  static func fresh(at now: Timestamp, offsetSeconds: Int, longest: Int64) -> InboundForm {
    var form = InboundForm(texts: [:])
    let end = WorkingDay.end(at: now, offsetSeconds: offsetSeconds)
    form[.notAfter] = min(end, now.adding(seconds: longest)).formText(offsetSeconds: offsetSeconds)
    return form
  }
}
