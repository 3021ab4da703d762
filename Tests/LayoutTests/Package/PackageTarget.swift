import Foundation
import GateTesting

/// One target of the manifest.
struct PackageTarget: Hashable, Sendable {
  let name: String
  /// Names of targets of this package and of products of others.
  let dependencies: Set<String>
  /// Folder of its sources, from the package's root.
  let folder: String

  init(_ name: String, _ dependencies: Set<String> = [], folder: String? = nil) {
    self.name = name
    self.dependencies = dependencies
    self.folder = folder ?? "Sources/\(name)"
  }

  /// Every target, as the package manager itself reads the manifest.
  ///
  /// The scratch folder is another one, because the one of the running tests is locked.
  static func all() async throws -> [PackageTarget] {
    let scratch = try TemporaryFolder("manifest")
    let result = try await Program.run(
      "/usr/bin/env",
      [
        "-u", "GATEHOUSE_TESTS", "swift", "package", "--package-path", BuildFolder.packageRoot,
        "--scratch-path", scratch.path, "dump-package",
      ])
    guard result.succeeded else { throw ManifestError(text: result.errors) }
    return try JSONDecoder().decode(Manifest.self, from: Data(result.output.utf8)).targets
      .map(\.target)
  }
}

/// The manifest cannot be read.
struct ManifestError: Error {
  let text: String
}

// The parts of `swift package dump-package` that matter here.
private struct Manifest: Decodable {
  let targets: [Entry]

  struct Entry: Decodable {
    let name: String
    let path: String?
    let dependencies: [[String: [Reference?]]]

    var target: PackageTarget {
      let names = dependencies.flatMap(\.values).compactMap { $0.first??.name }
      return PackageTarget(name, Set(names), folder: path)
    }
  }

  /// A name, or conditions, which this package does not use.
  struct Reference: Decodable {
    let name: String?

    init(from decoder: any Decoder) throws {
      name = try? decoder.singleValueContainer().decode(String.self)
    }
  }
}
