import Foundation
import GateDomain
import GateSite
import GateStationLink
import GateTesting
import GateTransfer
import GateWire
import Testing

extension SiteUnderTest {
  static let eicar =
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

  /// Lets a reason be reviewed by so many officers; before the programs start.
  func allowReview(of reason: HeldReason, officers: Int) throws {
    let path = folder.policies + "/held.yaml"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let changed = lines.map { line in
      line.hasPrefix("  \(reason.rawValue): ")
        ? "  \(reason.rawValue): { decision: review, officers: \(officers) }" : String(line)
    }
    try changed.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Held files by their paths.
  func held(_ transfer: Transfer, by server: ServerConnection) async throws -> [String: HeldFile] {
    var (all, after): ([HeldFile], HeldPlace?) = ([], nil)
    repeat {
      let query =
        [(name: "state", value: "all")] + (after.map { [(name: "after", value: $0.text)] } ?? [])
      let page: HeldPage = try await server.get(ServerPath(["held"], query: query))
      all += page.files
      after = page.next
    } while after != nil
    let own = all.filter { $0.transfer.id == transfer.id }
    return Dictionary(uniqueKeysWithValues: own.map { ($0.file.file.path.escaped, $0) })
  }

  /// An officer's word on a held file.
  @discardableResult
  func decide(
    _ held: HeldFile, _ disposition: ReviewDisposition, by officer: ServerConnection,
    recipient: ExportRecipient? = nil
  ) async throws -> HeldFile {
    let act = ReviewAct(
      disposition, digest: held.review.digest, reasons: held.review.reasons, why: "已核对来源",
      recipient: recipient)
    return try await officer.post(
      ServerPath(["held", held.transfer.id.rawValue, String(held.file.file.index)]), act)
  }

  /// The release folder of a reviewed file.
  func reviewFolder(_ held: HeldFile) -> String {
    "\(folder.release)/\(held.transfer.id)-review-\(held.file.file.index)"
  }

  /// Whether the quarantine still has the file.
  func isQuarantined(_ held: HeldFile) -> Bool {
    let path = Quarantine(folder: folder.quarantine)
      .path(of: held.transfer.id, index: held.file.file.index)
    return FileManager.default.fileExists(atPath: path)
  }
}
