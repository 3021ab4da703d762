import ArgumentParser
import GateDomain
import GateForms
import GatePolicy
import GateStationLink
import GateWire

/// `gatectl policy diff`: what another policy would change: its values, and the routes of the
/// requests that were really made.
struct PolicyDiff: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: say("比较两套策略，并用已有申请验证", "Compare two policies, also over the requests there are"))
  }

  @Argument(help: help("现行策略文件夹", "The policy in force"), completion: .directory)
  var old: String

  @Argument(help: help("新策略文件夹", "The new policy"), completion: .directory)
  var new: String

  @Flag(help: help("用服务器上已有的申请逐份比较", "Compare the routes of the server's requests too"))
  var requests = false

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (before, after) = (
      try PolicyBundle.load(folder: old), try PolicyBundle.load(folder: new)
    )
    var difference = PolicyDifference(from: before, to: after)
    if requests {
      let all = try await fetch()
      difference.compare(all, under: after)
    }
    let shown = difference
    try output.print(shown, table: shown.lines)
  }

  private func fetch() async throws -> [Request] {
    let connection = try server.connection()
    var all: [Request] = []
    while true {
      var query = [("list", "all")]
      if let last = all.last { query.append(("before", last.id.rawValue)) }
      let page: [Request] = try await connection.get(ServerPath(["requests"], query: query))
      all += page
      guard page.count == 200, all.count < 100_000 else { return all }
    }
  }
}

/// What differs between two policies, as this program prints it.
struct PolicyDifference: Encodable {
  /// One value.
  struct Value: Encodable {
    let name, before, after: String
  }

  /// One request that would go another way.
  struct Rerouted: Encodable {
    let number, before, after: String
  }

  private(set) var values: [Value]
  private(set) var rerouted: [Rerouted] = []
  private(set) var compared = 0

  init(from old: PolicyBundle, to new: PolicyBundle) {
    let (before, after) = (
      Dictionary(old.settings.map { ($0.name, $0.value) }) { $1 },
      Dictionary(new.settings.map { ($0.name, $0.value) }) { $1 }
    )
    values = Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map {
      Value(name: $0, before: before[$0] ?? "–", after: after[$0] ?? "–")
    }
  }

  mutating func compare(_ requests: [Request], under bundle: PolicyBundle) {
    compared = requests.count
    rerouted = requests.compactMap { request in
      let after = bundle.words(forContentOf: request)
      let before = "\(request.rule): \(request.steps.map(bundle.step).joined(separator: ", "))"
      return after == before + (request.allowsBatch ? "; batch" : "")
        ? nil : Rerouted(number: request.number, before: before, after: after)
    }
  }

  func lines(_ language: Language) -> [String] {
    let changed = values.map { "\($0.name): \($0.before) → \($0.after)" }
    let other = rerouted.map { "\($0.number): \($0.before) → \($0.after)" }
    return [
      Words(
        "\(values.count) 项不同；比较了 \(compared) 份申请，\(rerouted.count) 份会走另一条路线",
        "\(values.count) values differ; of \(compared) requests \(rerouted.count) would go another way"
      ).in(language)
    ] + changed + other
  }
}

extension PolicyBundle {
  /// Which way a request's content would go, in the words of examples.
  func words(forContentOf request: Request) -> String {
    guard let form = form(request.form), let route = routes[form.id] else { return "no form" }
    let facts = FormFacts(
      form: form, values: request.revision.content.values, department: request.department,
      levels: levels.map(\.id), offsetSeconds: 28_800)
    return words(for: route.choice(for: facts))
  }
}
