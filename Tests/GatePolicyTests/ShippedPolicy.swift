import Foundation

@testable import GatePolicy

/// The policy of this repository.
enum ShippedPolicy {
  static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "policies").path()

  static func folder() throws -> PolicyFolder { try PolicyFolder.read(path) }

  static func bundle() throws -> PolicyBundle { try PolicyBundle.load(folder: path) }

  /// The folder with one file replaced.
  static func folder(_ file: String, _ text: String) throws -> PolicyFolder {
    var folder = try folder()
    folder.files[file] = Array(text.utf8)
    return folder
  }

  static func text(of file: String) throws -> String {
    String(decoding: try folder().files[file] ?? [], as: UTF8.self)
  }

  /// The mistakes in the folder; empty when there are none.
  static func problems(in folder: PolicyFolder) -> [PolicyProblem] {
    do {
      _ = try PolicyBundle.read(folder)
      return []
    } catch {
      return error.all
    }
  }
}
