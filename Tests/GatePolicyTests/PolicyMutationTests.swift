import Foundation
import GateDomain
import Testing

@testable import GatePolicy

/// The measure of the examples: whatever is changed in the shipped policy, one of them must fail.
@Suite struct PolicyMutationTests {
  private let bundle: PolicyBundle
  private let examples: [PolicyExample]

  init() throws {
    bundle = try ShippedPolicy.bundle()
    examples = try PolicyTestRun.examples(in: ShippedPolicy.folder())
  }

  private func survives(_ types: [TypeGroup]) -> Bool {
    let changed = PolicyBundle(
      digest: bundle.digest, version: bundle.version, title: bundle.title,
      forms: bundle.forms, routes: bundle.routes, levels: bundle.levels,
      calendar: bundle.calendar, types: TypePolicy(groups: types), scanning: bundle.scanning,
      held: bundle.held, engines: bundle.engines,
      accounts: bundle.accounts, separation: bundle.separation, pledge: bundle.pledge,
      discs: bundle.discs)
    return PolicyTestRun(changed, examples).passed
  }

  private func replacing(_ index: Int, _ group: TypeGroup) -> [TypeGroup] {
    var groups = bundle.types.groups
    groups[index] = group
    return groups
  }

  private func changed(
    _ group: TypeGroup, decision: TypeGroup.Decision? = nil, contents: [String]? = nil,
    extensions: Set<String>? = nil, extensionless: Bool? = nil
  ) -> TypeGroup {
    TypeGroup(
      id: group.id, title: group.title, decision: decision ?? group.decision,
      contents: contents ?? group.contents, extensions: extensions ?? group.extensions,
      extensionless: extensionless ?? group.extensionless, reason: group.reason)
  }

  @Test func `The unchanged table passes, so that a mutant's failure means something`() {
    #expect(survives(bundle.types.groups))
  }

  @Test func `Flipping one content between allowed and forbidden fails an example`() {
    let everyExtension = bundle.types.groups.reduce(into: Set<String>()) {
      $0.formUnion($1.extensions)
    }
    for (index, group) in bundle.types.groups.enumerated() {
      for content in group.contents {
        let flipped = changed(
          group, decision: group.decision == .allow ? .forbid : .allow, contents: [content],
          extensions: everyExtension)
        let rest = changed(group, contents: group.contents.filter { $0 != content })
        #expect(!survives(replacing(index, rest) + [flipped]), "\(group.id): \(content)")
      }
    }
  }

  @Test func `Forgetting one content fails an example`() {
    for (index, group) in bundle.types.groups.enumerated() {
      for content in group.contents {
        let rest = changed(group, contents: group.contents.filter { $0 != content })
        #expect(!survives(replacing(index, rest)), "\(group.id): \(content)")
      }
    }
  }

  @Test func `Removing or adding an extension fails an example`() {
    for (index, group) in bundle.types.groups.enumerated() where group.decision == .allow {
      for text in group.extensions {
        let fewer = changed(group, extensions: group.extensions.subtracting([text]))
        #expect(!survives(replacing(index, fewer)), "\(group.id): \(text)")
      }
      let more = changed(group, extensions: group.extensions.union(["exe"]))
      #expect(!survives(replacing(index, more)), "\(group.id)")
      #expect(
        !survives(replacing(index, changed(group, extensionless: !group.extensionless))),
        "\(group.id)")
    }
  }

  @Test(arguments: ["scanning.yaml", "accounts.yaml"])
  func `Changing any number in a file by one fails an example or the reading`(file: String) throws {
    let lines = try ShippedPolicy.text(of: file).components(separatedBy: "\n")
    var count = 0
    for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
      guard let number = line.firstMatch(of: /: (\d+)/), let value = Int(number.1) else { continue }
      for other in [value + 1, value - 1] {
        var changed = lines
        changed[index] = line.replacing("\(value)", with: "\(other)", maxReplacements: 1)
        #expect(try !survives(file, changed.joined(separator: "\n")), "\(changed[index])")
        count += 1
      }
    }
    #expect(count >= 8)
  }

  @Test func `Flipping any threshold, word, role or number of a route fails an example`() {
    let run = PolicyMutationRun.run(bundle, examples)
    #expect(run.survivors == [])
    #expect(run.tried > 200)
  }

  @Test func `A flip that no example notices is named`() {
    let fewer = examples.filter { !$0.name.contains("请假两天") }
    let run = PolicyMutationRun.run(bundle, fewer)
    #expect(run.survivors.contains("leave longer: step bureau need more"))
  }

  private func survives(_ file: String, _ text: String) throws -> Bool {
    let folder = try ShippedPolicy.folder(file, text)
    guard let bundle = try? PolicyBundle.read(folder) else { return false }
    return PolicyTestRun(bundle, examples).passed
  }
}
