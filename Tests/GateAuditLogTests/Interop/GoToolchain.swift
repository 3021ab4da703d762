import Foundation
import GateTesting

/// Go and its tlog packages as Debian ships them: `golang-go` and `golang-golang-x-mod-dev`.
enum GoToolchain {
  private static let programs = ["/usr/lib/go-1.19/bin/go", "/usr/bin/go"]
  private static let sources = "/usr/share/gocode"

  static var program: String? {
    programs.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static var isInstalled: Bool {
    program != nil
      && FileManager.default.fileExists(atPath: "\(sources)/src/golang.org/x/mod/sumdb/tlog")
  }

  /// The program of the `interop` folder, built once for all tests.
  struct Verifier: Sendable {
    let path: String
    /// Removed, with the program in it, when nobody holds the verifier any more.
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder("go-verify")
      path = folder.path + "/verify"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program ?? "")
      process.arguments = ["build", "-o", path, "verify.go"]
      process.currentDirectoryURL = Bundle.module.url(forResource: "interop", withExtension: nil)
      process.environment = [
        "GO111MODULE": "off", "GOPATH": sources, "GOCACHE": folder.path + "/cache",
        "HOME": folder.path, "PATH": "/usr/bin:/bin",
      ]
      try process.run()
      process.waitUntilExit()
    }
  }

  static let verifier = Result { try Verifier() }
}
