import Foundation
import GateDomain
import GateSigning
import GateTesting
import Testing

@testable import GateCommands

@Suite struct ExportKeyFileTests {
  @Test func `a new key is private, comes back and is never written over`() throws {
    let folder = try TemporaryFolder("key")
    let path = folder.path("analyst.key")
    let key = try ExportKeyFile.make(path)
    #expect(try ExportKeyFile.read(path).recipient == key.recipient)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: CommandFailure.self) { try ExportKeyFile.make(path) }
    #expect(try ExportKeyFile.read(path).recipient == key.recipient)
  }

  @Test(arguments: [
    "", "xyz", String(repeating: "0", count: 62), "AB" + String(repeating: "0", count: 62),
  ])
  func `a file that holds no key is refused`(text: String) throws {
    let folder = try TemporaryFolder("key")
    let path = try folder.write(text, to: "broken.key")
    #expect(throws: CommandFailure.self) { try ExportKeyFile.read(path) }
  }
}
