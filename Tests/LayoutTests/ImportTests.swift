import Testing

@Suite struct ImportTests {
  @Test func `every import is a dependency that the manifest names`() async throws {
    let files = try SourceFile.all()
    for target in try await PackageTarget.all() {
      let own = SourceFile.of(target, among: files)
      #expect(Imports.undeclared(target, own) == [])
    }
  }

  @Test func `every dependency of a library or a program is imported`() async throws {
    let files = try SourceFile.all()
    for target in try await LayerTests.libraries() where !target.name.hasPrefix("C") {
      let own = SourceFile.of(target, among: files)
      #expect(!own.isEmpty, "\(target.name)")
      #expect(Imports.unused(target, own) == [])
    }
  }

  @Test func `an import that the manifest does not name is seen`() {
    let file = SourceFile(
      path: "a.swift",
      text: """
        // import Comment
        import Foundation
        @preconcurrency public import struct GateWire.WireReader
        package import GRDB.Database
        let text = "import Text"
        """)
    #expect(Imports.of(file.text) == ["Foundation", "GateWire", "GRDB"])
    let target = PackageTarget("GateStore", ["GRDB", "GateLinux"])
    #expect(Imports.undeclared(target, [file]) == ["a.swift imports GateWire"])
    #expect(Imports.unused(target, [file]) == ["GateStore does not import GateLinux"])
  }

  @Test func `nothing that a worker brings imports Foundation`() async throws {
    let (files, targets) = (try SourceFile.all(), try await PackageTarget.all())
    for worker in Layers.workers.keys {
      let names = Layers.closure(of: worker, in: targets).union([worker])
      let own = targets.filter { names.contains($0.name) }.flatMap {
        SourceFile.of($0, among: files)
      }
      #expect(own.count > 20)
      #expect(Imports.ofFoundation(own) == [])
    }
  }

  @Test func `an import of Foundation is seen`() {
    let files = [
      SourceFile(path: "a.swift", text: "internal import FoundationEssentials"),
      SourceFile(path: "b.swift", text: "import Glibc // not Foundation"),
    ]
    #expect(Imports.ofFoundation(files) == ["a.swift"])
  }
}
