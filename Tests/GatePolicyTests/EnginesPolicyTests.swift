import Testing

@testable import GatePolicy

@Suite("Which other engines look") struct EnginesPolicyTests {
  private static func engines(_ lines: String) throws(PolicyProblems) -> [EngineSetting] {
    do {
      let folder = try ShippedPolicy.folder("engines.yaml", "engines: \(lines)\n")
      return try PolicyBundle.read(folder).engines.engines
    } catch let problems as PolicyProblems {
      throw problems
    } catch {
      return []
    }
  }

  @Test func `the shipped policy uses our YARA rules and nothing outside`() throws {
    #expect(try ShippedPolicy.bundle().engines.engines == [.yara(rules: "inbound")])
    #expect(try ShippedPolicy.bundle().setting("engines") == "yara/inbound")
  }

  @Test func `the list may be empty`() throws {
    #expect(try Self.engines("[]").isEmpty)
  }

  @Test func `each kind is read`() throws {
    let engines = try Self.engines(
      """
      [{ kind: yara, rules: own-rules }, { kind: clamd, socket: /run/clamav/clamd.ctl },
       { kind: icap, url: "icap://127.0.0.1:1344/avscan" }]
      """)
    #expect(
      engines == [
        .yara(rules: "own-rules"), .clamd(socket: "/run/clamav/clamd.ctl"),
        .icap(host: "127.0.0.1", port: 1_344, service: "avscan"),
      ])
  }

  @Test(arguments: [
    "", "yes", "{}", "[{}]", "[{ kind: avira }]", "[{ kind: yara }]",
    "[{ kind: yara, rules: ../x }]", "[{ kind: yara, rules: A }]",
    "[{ kind: yara, rules: a, socket: /x }]", "[{ kind: clamd, socket: run/x }]",
    "[{ kind: clamd, socket: '/a b' }]", "[{ kind: clamd }]",
    "[{ kind: clamd, socket: /\(String(repeating: "x", count: 107)) }]",
    "[{ kind: icap, url: 'http://a:1/b' }]", "[{ kind: icap, url: 'icap://a/b' }]",
    "[{ kind: icap, url: 'icap://a:0/b' }]", "[{ kind: icap, url: 'icap://a:70000/b' }]",
    "[{ kind: icap, url: 'icap://a:1/' }]", "[{ kind: icap, url: 'icap://a:1/b/c' }]",
    "[{ kind: icap, url: 'icap://:1/b' }]", "[{ kind: icap, url: 'icap://a:1/b%0d' }]",
    "[{ kind: yara, rules: a }, { kind: yara, rules: b }]",
    "[{ kind: clamd, socket: /a }, { kind: clamd, socket: /a }]",
  ])
  func `a mistake is a problem, never a missing engine`(_ lines: String) {
    #expect(throws: PolicyProblems.self) { try Self.engines(lines) }
  }
}
