import Foundation
import GateDiscs
import GateDomain
import GateStationLink
import GateTransfer

extension BurnStage {
  /// What tells this state of a file from another: its length and when it was written last.
  static func state(of file: String, size: UInt64) throws -> String {
    let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    return "\(size)-\(date?.timeIntervalSince1970 ?? 0)"
  }

  /// Takes a staged file out again unless it is what the file here holds now.
  ///
  /// - Throws: `CommandFailure` when somebody wrote into the file while it was read.
  func expectSame(
    _ staged: StagedFile, as file: String, in id: String, over connection: ServerConnection
  ) async throws {
    guard try FileDigest.sha256(of: file) != staged.file.digest else { return }
    try await connection.delete(
      ServerPath(["burns", "drafts", id, "files", String(staged.number)]))
    throw CommandFailure(
      "file-changed",
      what: Words(
        "\(file) 在上传过程中被改动，已移除", "\(file) was changed while it was sent; it was taken out again"),
      hint: Words("请等文件写完后重新上传", "send it again when nobody writes to it"))
  }
}
