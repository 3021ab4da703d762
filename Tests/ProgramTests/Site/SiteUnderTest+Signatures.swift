import Foundation
import GateAuditLog
import GateSite
import GateStationLink
import GateTesting
import Testing

extension SiteUnderTest {
  /// Runs `gatectl signatures` on this site's folder.
  func signatures(_ arguments: [String]) async throws -> ProgramResult {
    try await Program.run(
      "gatectl", ["signatures"] + arguments + ["--site", folder.root, "--language", "en"],
      timeout: .seconds(120))
  }

  /// A folder with a bundle that finds EICAR and whatever else is given, signed by the office.
  func signatureBundle(
    finding words: [String] = [], version: Int = 1, findsEICAR: Bool = true
  ) async throws -> String {
    let name = "own-\(UUID().uuidString)"
    let eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    let all = (findsEICAR ? [eicar] : []) + words
    let lines = all.enumerated().map { index, word in
      "Office.Word\(index):0:*:" + word.utf8.map { String(format: "%02x", $0) }.joined() + "\n"
    }
    let file = try temporary.write(lines.joined(), to: name + "-files/own.ndb")
    let result = try await signatures([
      "bundle", "office", file, "--bundle-version", String(version), "--output",
      temporary.path(name),
    ])
    #expect(result.succeeded, "\(result.errors)")
    return temporary.path(name)
  }

  /// The digests of the sets, that in force first.
  func signatureSets() async throws -> [String] {
    let result = try await signatures(["list", "--format", "json"])
    let sets = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return (sets as? [[String: Any]] ?? []).compactMap { $0["sha256"] as? String }
  }

  /// Waits until the published log has so many records of a kind, and no findings.
  func expectRecords(_ event: RecordEvent, _ count: Int64) async throws {
    try await eventually(within: 20) {
      let report = try verifyLog()
      guard report.findings.isEmpty, report.events[event, default: 0] == count else {
        throw NotYet(what: "\(report.findings), \(report.events[event, default: 0]) records")
      }
    }
  }

  /// Waits until the station has an engine.
  func awaitEngine() async throws {
    let server = try await signIn("zhangwei")
    try await eventually {
      let answer: [String: JSONAnything]? = try await server.get("signatures")
      guard answer?["digest"] != nil else { throw NotYet(what: "no engine") }
    }
  }
}

/// Any value, for answers of which only the presence counts.
struct JSONAnything: Decodable {
  init(from decoder: any Decoder) throws {}
}
