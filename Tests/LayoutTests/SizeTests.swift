import Testing

@Suite struct SizeTests {
  @Test(arguments: ["Sources/", "Tests/"])
  func `files and functions are short`(folder: String) throws {
    let files = try SourceFile.all().filter { $0.isSwift && $0.path.hasPrefix(folder) }
    #expect(files.count > 60)
    #expect(Sizes.findings(in: files) == [])
    #expect(Sizes.longFunctions(in: files) == [])
  }

  @Test func `programs only build their parts and run them`() throws {
    let files = try SourceFile.all()
    #expect(files.contains { $0.path.hasPrefix("Sources/Programs/gated/") })
    #expect(Sizes.longPrograms(in: files) == [])
  }

  static func file(_ lines: Int, _ path: String = "a.swift") -> SourceFile {
    SourceFile(path: path, text: String(repeating: "let x = 1\n", count: lines))
  }

  @Test func `a long file is seen, and so are many longish ones`() {
    #expect(Sizes.findings(in: [Self.file(120)]) == [])
    #expect(Sizes.findings(in: []) == ["there are no files"])
    #expect(
      Sizes.findings(in: (0..<3).map { _ in Self.file(121) })
        == ["half of the files have 121 lines or more"])
    #expect(
      Sizes.findings(in: (0..<8).map { _ in Self.file(1) } + [Self.file(351), Self.file(601)])
        == ["a tenth of the files has 601 lines or more", "a.swift has 601 lines"])
  }

  @Test func `a long program is seen, however many files it has`() {
    let files = [
      Self.file(75, "Sources/Programs/x/a.swift"), Self.file(75, "Sources/Programs/x/b.swift"),
      Self.file(149, "Sources/Programs/y/a.swift"),
    ]
    #expect(Sizes.longPrograms(in: files) == ["x has 150 lines"])
  }

  @Test func `a long function is seen`() {
    let body = String(repeating: "    print(\"}\")\n", count: 59)
    let file = SourceFile(path: "a.swift", text: "struct A {\n  func f() {\n\(body)  }\n}\n")
    #expect(Sizes.longFunctions(in: [file]) == ["a.swift:2 has a function of 61 lines"])
  }
}
