import GateDomain
public import GateForms

extension PolicyBundle {
  /// Which way a request goes, in the words of examples.
  public func words(for choice: RouteChoice) -> String {
    switch choice {
    case .none: return "none"
    case .forbidden(let rule): return "forbid \(rule.id)"
    case .rule(let rule):
      let steps = rule.steps.map(step).joined(separator: ", ")
      return "\(rule.id): \(steps)\(rule.allowsBatch ? "; batch" : "")"
    }
  }

  /// Which way a request of that form goes, with facts as examples write them.
  func way(of name: String, facts: [String: String]) -> String {
    guard let form = form(name), let route = routes[name] else { return "no form \(name)" }
    let subjects = ConditionSubject.all(of: form.fields)
    var known: [String: Fact] = [:]
    for (key, text) in facts {
      guard let subject = subjects.first(where: { $0.name.text == key }),
        let fact = subject.fact(text, levels: levels)
      else { return "no fact \(key)=\(text)" }
      known[key] = fact
    }
    return words(for: route.choice(for: FormFacts(known: known)))
  }
}
