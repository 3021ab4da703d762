import Foundation
import GateTesting
import Glibc

/// The processes that a station runs to read and scan.
///
/// They are its children, or its children's children.
enum WorkerProcesses {
  /// Sends a signal to every one called `name`; returns how many there were.
  @discardableResult
  static func signal(_ number: Int32, _ name: String, of station: Program) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let processes = names.compactMap { Int32($0) }.filter {
      comm($0) == name && isBelow($0, station.processID)
    }
    for process in processes { _ = kill(process, number) }
    return processes.count
  }

  private static func comm(_ process: Int32) -> String? {
    (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8))?
      .trimmingCharacters(in: .newlines)
  }

  private static func isBelow(_ process: Int32, _ ancestor: Int32) -> Bool {
    var current = process
    while current > 1 {
      if current == ancestor { return true }
      let text = (try? String(contentsOfFile: "/proc/\(current)/stat", encoding: .utf8)) ?? ""
      let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
      current = fields.count > 1 ? Int32(fields[1]) ?? 0 : 0
    }
    return false
  }
}
