import Testing

@Suite struct RepositoryTests {
  @Test func `promises to the compiler are few and give their reason`() throws {
    #expect(Promises.findings(in: try SourceFile.all()) == [])
  }

  @Test func `a promise without a reason is seen, and so are too many`() {
    let text = """
      // One thread alone uses it.
      final class A: @unchecked Sendable {}

      final class B: @unchecked Sendable {}
      /// Set once, before any thread begins.
      @MainActor
      nonisolated(unsafe) var c = 1
      // A comment that names nonisolated(unsafe) is none.
      """
    let file = SourceFile(path: "a.swift", text: text)
    #expect(Promises.findings(in: [file]) == ["a.swift:4 says no reason"])
    let many = SourceFile(
      path: "b.swift",
      text: String(repeating: "// Why.\nnonisolated(unsafe) var d = 1\n", count: 11))
    #expect(Promises.findings(in: [many]) == ["there are 11 promises"])
  }

  @Test func `the glossary's words are kept`() throws {
    let files = try SourceFile.all()
    #expect(files.contains { $0.path == "gatehouse" } && files.contains { $0.path == ".ci/run" })
    #expect(Wording.findings(in: files) == [])
  }

  @Test func `a word that has no place is seen`() {
    let bad =
      Wording.refused + ["Tamper-" + "Proof", "White" + "list", "\"\(Wording.folder)main\""]
    for word in bad {
      let file = SourceFile(path: "a.md", text: "fine\nsays \(word) here")
      #expect(Wording.findings(in: [file]).count == 1, "\(word)")
      #expect(Wording.findings(in: [file]).first?.hasPrefix("a.md:2 ") == true)
    }
    let fine = "a mastodon, a mytodo, /workers/, src\(Wording.folder)x"
    #expect(Wording.findings(in: [SourceFile(path: "a.md", text: fine)]) == [])
  }

  @Test func `no target is an empty shell`() throws {
    let shells = try SourceFile.all().filter { $0.path.hasSuffix("Placeholder.swift") }
    #expect(shells.map(\.path) == [])
  }
}
