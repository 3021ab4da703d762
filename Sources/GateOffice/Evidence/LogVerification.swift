import Foundation
import GateAuditLog
import GateDomain
import GateSite

/// `gatectl log verify` over the published log, as an auditor would run it.
///
/// Security: a process of its own that is given the published files and public keys, and nothing of
/// this process: neither its memory nor its store nor a private key. What is no plain "proved" from
/// it, with an end that says the same, is not taken for one.
struct LogVerification: Sendable {
  /// Why there is no answer.
  struct Failure: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }

  private struct Answer: Decodable {
    struct Finding: Decodable {
      let code, place, what: String
    }

    let proved: Bool
    let records: Int64
    let findings: [Finding]
  }

  private static let proved: Int32 = 0
  private static let notProved: Int32 = 1

  let program: String
  /// Of the published log.
  let folder: String
  let key: NoteKey
  /// The stations' names and keys as hexadecimal digits.
  let stations: [(name: String, key: String)]

  /// Runs it to its end, which with a large log takes its time.
  func run() throws -> LogCheck {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["log", "verify", "--format", "json", "--folder", folder, "--key", key.text]
      + stations.flatMap { ["--station-key", "\($0.name)=\($0.key)"] }
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let isEnded = process.terminationReason == .exit
    return try check(bytes, end: isEnded ? process.terminationStatus : nil)
  }

  private func check(_ bytes: Data, end: Int32?) throws -> LogCheck {
    guard let end, let answer = try? JSONDecoder().decode(Answer.self, from: bytes) else {
      throw Failure(what: "gatectl log verify gave no answer")
    }
    switch (answer.proved, end) {
    case (true, Self.proved): return .sound(size: answer.records, at: .now)
    case (false, Self.notProved): return .wrong(finding: Self.words(answer.findings), at: .now)
    default: throw Failure(what: "gatectl log verify contradicts itself: exit status \(end)")
    }
  }

  private static func words(_ findings: [Answer.Finding]) -> Words {
    guard let first = findings.first else { return NoteError.noteMalformed.words }
    let what = LogFinding.Code(name: first.code)?.words ?? Words(first.what, first.what)
    return Words("\(what.chinese)（\(first.place)）", "\(what.english) (\(first.place))")
  }
}
