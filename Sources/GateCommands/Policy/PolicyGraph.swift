import ArgumentParser
import GateDomain
import GateForms
import GatePolicy

/// `gatectl policy graph`: a form's route as a graph for Graphviz.
struct PolicyGraph: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "graph",
      abstract: say("输出审批路线图（Graphviz）", "Write the routes as a graph for Graphviz"))
  }

  @Argument(help: help("策略文件夹", "The policy folder"), completion: .directory)
  var folder = "policies"

  @Option(help: help("只画这种申请单", "Only this form"))
  var form: String?

  func run() throws {
    let bundle = try PolicyBundle.load(folder: folder)
    let forms = bundle.forms.filter { form == nil || $0.id == form }
    guard !forms.isEmpty else {
      throw CommandFailure(
        "no-form", what: Words("没有这种申请单", "there is no such form"),
        hint: Words("见 policies/forms", "see policies/forms"))
    }
    print("digraph routes {\n  rankdir=LR; node [shape=box, fontname=\"Noto Sans CJK SC\"];")
    for form in forms { lines(of: form, in: bundle).forEach { print("  \($0)") } }
    print("}")
  }

  private func lines(of form: Form, in bundle: PolicyBundle) -> [String] {
    let language = Voice.language
    guard let route = bundle.routes[form.id] else { return [] }
    let forbidden = route.forbidden.map { rule in
      let why = rule.when.words(in: form, levels: bundle.levels).in(language)
      return """
        \(quoted(form.id)) -> \(quoted("✕ \(rule.say.in(language))")) [label=\(quoted(why))];
        """
    }
    let rules = route.rules.flatMap { rule -> [String] in
      let why =
        rule.when?.words(in: form, levels: bundle.levels).in(language)
        ?? Words("其他", "otherwise").in(language)
      let stops = [form.id] + rule.steps.map { "\(form.id) \(rule.id)\n\($0.name) ×\($0.need)" }
      return zip(stops, stops.dropFirst()).enumerated().map { index, edge in
        "\(quoted(edge.0)) -> \(quoted(edge.1))\(index == 0 ? " [label=\(quoted(why))]" : "");"
      }
    }
    return ["\(quoted(form.id)) [label=\(quoted(form.title.in(language))), shape=ellipse];"]
      + forbidden + rules
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
  }
}
