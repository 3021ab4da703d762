import Foundation
import GateTesting
import Glibc

/// Looks at the processes of one pool from outside; signatures of its own tell it from others.
struct EngineProbe {
  let signatures: TemporaryFolder

  /// Looks for engines that use the signatures of a folder.
  init(watching folder: TemporaryFolder) {
    signatures = folder
  }

  /// A copy of the demonstration signatures.
  init() throws {
    signatures = try TemporaryFolder("signatures")
    for name in try FileManager.default.contentsOfDirectory(atPath: PoolFixture.signatures) {
      let content = try Data(contentsOf: URL(fileURLWithPath: PoolFixture.signatures + "/" + name))
      try signatures.write(Array(content), to: name)
    }
  }

  /// The engine process: a child of this one that uses these signatures.
  func engine() throws -> Int32? {
    try children(of: getpid()).first { arguments(of: $0).contains(signatures.path) }
  }

  /// The workers of the engine process.
  func workers() throws -> [Int32] {
    guard let engine = try engine() else { return [] }
    return try children(of: engine)
  }

  /// The temporary folder that the engine process was told.
  func temporaryFolder() throws -> String {
    guard let engine = try engine() else { return "" }
    let arguments = arguments(of: engine)
    let index = arguments.firstIndex(of: "--temporary-folder") ?? 0
    return arguments[index + 1]
  }

  /// Waits until `condition` holds; false when it never did.
  static func wait(seconds: Int = 20, until condition: () throws -> Bool) async throws -> Bool {
    for _ in 0..<(seconds * 100) {
      if try condition() { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// A field of `/proc/PID/status`, its parts joined by single spaces.
  static func status(of process: Int32, _ field: String) -> String {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
    return line.dropFirst(field.count + 1).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// Whether a process is there and has not ended; nobody may have asked yet how it ended.
  static func isAlive(_ process: Int32) -> Bool {
    stat(of: process).first.map { $0 != "Z" } ?? false
  }

  /// CPU time of a process in clock ticks.
  static func ticks(of process: Int32) -> Int {
    let fields = stat(of: process)
    return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
  }

  private func children(of parent: Int32) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }
      .filter { process in
        let fields = Self.stat(of: process)
        return fields.count > 1 && fields[1] == String(parent) && fields[0] != "Z"
      }
  }

  private func arguments(of process: Int32) -> [String] {
    let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  // The fields behind the name, which can hold anything: state, parent and so on.
  private static func stat(of process: Int32) -> [Substring] {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    guard let end = text.lastIndex(of: ")") else { return [] }
    return text[text.index(after: end)...].split(separator: " ")
  }
}
