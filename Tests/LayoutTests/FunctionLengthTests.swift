import Testing

@Suite struct FunctionLengthTests {
  @Test func `counts functions, initialisers and computed properties, and nothing else`() {
    let text = """
      protocol P {
        func bare(_ a: Int) throws -> Int
        var value: Int { get }
        init?(text: String)
      }
      struct S: P {
        var stored = [1].map {
          $0 + 1
        }
        var value: Int {
          5
        }
        init?(text: String) {
          self.init(other: .init(text))
        }
        func `a name with { braces }`(
          _ a: Int = { 4 }()
        ) throws -> @Sendable () -> Int where Self: Sendable {
          func inner() -> Int { 1 }
          return { inner() }
        }
        deinit {}
      }
      """
    let found = FunctionLength.all(in: text).map { "\($0.line):\($0.count)" }
    #expect(found == ["3:1", "10:3", "13:3", "16:6", "19:1", "22:1"])
  }

  @Test func `comments and texts hold no code`() {
    let text = ##"""
      let a = "} \(f("{" + "\"}")) {" // }
      /* { /* { */ { */ let b = #"\"}"#
      let c = """
        { " }
        """
      `}`
      """##
    let code = SwiftCode.of(text)
    #expect(!code.contains("{") && !code.contains("}") && !code.contains("\""))
    #expect(code.contains("let a") && code.contains("let b") && code.contains("let c"))
    #expect(code.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
  }
}
