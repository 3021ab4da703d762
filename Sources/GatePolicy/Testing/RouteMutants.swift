import GateDomain
import GateForms

/// Every way in which a route could be a little wrong: each threshold, word, role and number
/// flipped once.
struct RouteMutants {
  let route: Route

  /// The wrong routes, each with what was flipped.
  var all: [(name: String, route: Route)] {
    forbids + rules
      + [
        (
          "decide-within",
          changed(
            within: .init(
              seconds: route.decideWithin.seconds + 3_600,
              isWorkingTime: route.decideWithin.isWorkingTime))
        )
      ]
  }

  private var forbids: [(String, Route)] {
    route.forbidden.indices.flatMap { index -> [(String, Route)] in
      let rule = route.forbidden[index]
      var without = route.forbidden
      without.remove(at: index)
      let conditions = Self.mutants(of: rule.when).map { name, when -> (String, Route) in
        var rules = route.forbidden
        rules[index] = ForbidRule(id: rule.id, when: when, say: rule.say)
        return ("forbid \(rule.id): \(name)", changed(forbidden: rules))
      }
      return [("forbid \(rule.id): removed", changed(forbidden: without))] + conditions
    }
  }

  private var rules: [(String, Route)] {
    route.rules.indices.flatMap { index -> [(String, Route)] in
      var without = route.rules
      let rule = without.remove(at: index)
      return [("\(rule.id): removed", changed(rules: without))]
        + Self.mutants(of: rule).map { name, mutant in
          var rules = route.rules
          rules[index] = mutant
          return ("\(rule.id): \(name)", changed(rules: rules))
        }
    }
  }

  private static func mutants(of rule: RouteRule) -> [(String, RouteRule)] {
    func with(_ when: Condition?, _ steps: [ApprovalStep], batch: Bool) -> RouteRule {
      RouteRule(id: rule.id, title: rule.title, when: when, steps: steps, allowsBatch: batch)
    }
    let conditions = (rule.when.map(mutants) ?? []).map { name, when in
      (name, with(when, rule.steps, batch: rule.allowsBatch))
    }
    let steps = rule.steps.indices.flatMap { index in
      mutants(of: rule.steps[index]).map { name, step -> (String, RouteRule) in
        var all = rule.steps
        if let step { all[index] = step } else { all.remove(at: index) }
        return (
          "step \(rule.steps[index].id) \(name)", with(rule.when, all, batch: rule.allowsBatch)
        )
      }
    }
    return [("batch", with(rule.when, rule.steps, batch: !rule.allowsBatch))] + conditions + steps
  }

  private static func mutants(of step: ApprovalStep) -> [(String, ApprovalStep?)] {
    func with(
      role: Role? = nil, need: Int? = nil, own: Bool? = nil, distinct: Bool? = nil,
      escalation: ApprovalStep.Escalation?? = nil
    ) -> ApprovalStep {
      ApprovalStep(
        id: step.id, name: step.name, role: role ?? step.role, need: need ?? step.need,
        isOfDepartment: own ?? step.isOfDepartment,
        needsDistinctDepartments: distinct ?? step.needsDistinctDepartments,
        escalation: escalation ?? step.escalation, needsSeal: step.needsSeal,
        reminder: step.reminder)
    }
    let roles = [Role.departmentHead, .securityOfficer, .leader, .securityAdministrator]
    var mutants: [(String, ApprovalStep?)] = roles.filter { $0 != step.role }.map {
      ("role \($0.rawValue)", with(role: $0))
    }
    mutants += [
      ("removed", nil), ("need more", with(need: step.need + 1)),
      ("own department", with(own: !step.isOfDepartment)),
      ("distinct departments", with(distinct: !step.needsDistinctDepartments)),
    ]
    if step.need > 1 { mutants.append(("need less", with(need: step.need - 1))) }
    if let escalation = step.escalation {
      let later = ApprovalStep.Duration(
        seconds: escalation.after.seconds + 3_600, isWorkingTime: escalation.after.isWorkingTime)
      mutants += [
        ("escalation removed", with(escalation: .some(nil))),
        ("escalation later", with(escalation: .init(after: later, role: escalation.role))),
      ]
    }
    return mutants
  }

  private static func mutants(of condition: Condition) -> [(String, Condition)] {
    switch condition {
    case .fact(let name, let comparison):
      return mutants(of: comparison).map { ("\(name.text) \($0.0)", .fact(name, $0.1)) }
    case .not(let part): return mutants(of: part).map { ($0.0, .not($0.1)) } + [("not", part)]
    case .all(let parts): return mutants(of: parts, Condition.all) + [("all→any", .any(parts))]
    case .any(let parts): return mutants(of: parts, Condition.any) + [("any→all", .all(parts))]
    }
  }

  private static func mutants(of parts: [Condition], _ join: ([Condition]) -> Condition)
    -> [(String, Condition)]
  {
    parts.indices.flatMap { index in
      mutants(of: parts[index]).map { name, part -> (String, Condition) in
        var all = parts
        all[index] = part
        return (name, join(all))
      }
    }
  }

  private static func mutants(of comparison: Condition.Comparison)
    -> [(String, Condition.Comparison)]
  {
    switch comparison {
    case .atLeast(let least):
      [("≥ +1", .atLeast(least + 1)), ("≥ -1", .atLeast(least - 1)), ("≥ → ≤", .atMost(least))]
    case .atMost(let most):
      [("≤ +1", .atMost(most + 1)), ("≤ -1", .atMost(most - 1)), ("≤ → ≥", .atLeast(most))]
    case .isIn(let words):
      words.indices.map { index in
        var fewer = words
        fewer.remove(at: index)
        return ("without \(words[index])", .isIn(fewer))
      }
    }
  }

  private func changed(
    within: ApprovalStep.Duration? = nil, forbidden: [ForbidRule]? = nil,
    rules: [RouteRule]? = nil
  ) -> Route {
    Route(
      form: route.form, decideWithin: within ?? route.decideWithin,
      forbidden: forbidden ?? route.forbidden, rules: rules ?? route.rules)
  }
}
