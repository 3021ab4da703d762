import Foundation
import GateTesting
import Glibc

/// Finds the processes of one pool from outside, by a folder of signatures of its own.
struct WorkerWatch: Sendable {
  let signatures: TemporaryFolder

  /// A copy of the demonstration signatures.
  init() throws {
    signatures = try TemporaryFolder("signatures")
    for name in try FileManager.default.contentsOfDirectory(atPath: Inspection.signatures) {
      let path = URL(fileURLWithPath: Inspection.signatures + "/" + name)
      try signatures.write([UInt8](try Data(contentsOf: path)), to: name)
    }
  }

  /// The engine process; nil while there is none.
  func engine() -> Int32? {
    children(of: getpid()).first { arguments(of: $0).contains(signatures.path) }
  }

  /// The workers of the engine process.
  func workers() -> [Int32] {
    engine().map(children) ?? []
  }

  private func children(of parent: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { parentOf($0) == parent }.sorted()
  }

  // The fields behind the name, which can hold anything: state and parent; none of a dead one.
  private func parentOf(_ process: Int32) -> Int32? {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 1 && fields[0] != "Z" ? Int32(fields[1]) : nil
  }

  private func arguments(of process: Int32) -> [String] {
    let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
