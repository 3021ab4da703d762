import Foundation
import GateTesting

/// Archives of real packers for tests.
enum Archives {
  /// An archive with these members, in their order, by the last part of its name.
  static func made(_ kind: String, _ members: [(String, [UInt8])], _ options: [String] = [])
    async throws -> [UInt8]
  {
    let folder = try TemporaryFolder("archive")
    for (name, data) in members { try folder.write(data, to: "in/" + name) }
    let names = members.map(\.0)
    let isSeven = kind == "7z"
    let format = formats[kind] ?? []
    let made = try await Program.run(
      isSeven ? "7z" : "bsdtar",
      isSeven
        ? ["a", "-bd"] + options + ["../out.7z"] + names
        : ["-cf", "../out." + kind] + format + options + names,
      workingFolder: folder.path("in"))
    guard made.succeeded else { throw Failure(text: made.errors) }
    return try Array(Data(contentsOf: URL(fileURLWithPath: folder.path("out." + kind))))
  }

  /// One content packed by a program that writes to its output.
  static func packed(_ data: [UInt8], by program: String, _ options: [String] = []) async throws
    -> [UInt8]
  {
    let folder = try TemporaryFolder("packed")
    try folder.write(data, to: "in")
    let command = ([program] + options + ["< in > out"]).joined(separator: " ")
    let made = try await Program.run("sh", ["-c", command], workingFolder: folder.path)
    guard made.succeeded else { throw Failure(text: made.errors) }
    return try Array(Data(contentsOf: URL(fileURLWithPath: folder.path("out"))))
  }

  struct Failure: Error {
    let text: String
  }

  private static let formats = [
    "tar": ["--format", "ustar"], "tgz": ["-z"], "tbz": ["-j"], "txz": ["-J"],
    "tzst": ["--zstd"], "tlz4": ["--lz4"], "cpio": ["--format", "newc"],
    "iso": ["--format", "iso9660"],
    "ar": ["--format", "arbsd"], "zip": ["--format", "zip"],
  ]
}
