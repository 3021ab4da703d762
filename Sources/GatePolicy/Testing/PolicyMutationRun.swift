public import GateDomain

/// How good the examples beside the policy are: each threshold, word, role and number of the routes
/// is flipped once, and some example must fail.
public struct PolicyMutationRun: Sendable {
  /// How many flips were tried.
  public let tried: Int
  /// The flips that no example noticed, as `FORM RULE: what`.
  public let survivors: [String]

  /// Whether every flip was noticed.
  public var passed: Bool { tried > 0 && survivors.isEmpty }

  /// Flips everything once, one at a time.
  public static func run(folder: String) throws(PolicyProblems) -> PolicyMutationRun {
    let folder = try PolicyFolder.read(folder)
    return run(try PolicyBundle.read(folder), try PolicyTestRun.examples(in: folder))
  }

  static func run(_ bundle: PolicyBundle, _ examples: [PolicyExample]) -> PolicyMutationRun {
    var (tried, survivors) = (0, [String]())
    for (form, route) in bundle.routes.sorted(by: { $0.key < $1.key }) {
      for (name, mutant) in RouteMutants(route: route).all {
        var wrong = bundle
        wrong.routes[form] = mutant
        tried += 1
        if examples.allSatisfy({ $0.result(of: wrong).passed }) {
          survivors.append("\(form) \(name)")
        }
      }
    }
    return PolicyMutationRun(tried: tried, survivors: survivors)
  }

  /// One sentence on what came out.
  public var words: Words {
    Words(
      "变异检查：\(tried) 处改动，\(survivors.count) 处没有例子发现",
      "mutation run: \(tried) flips, \(survivors.count) that no example noticed")
  }
}
