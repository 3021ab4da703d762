import Foundation
import GateOffice
import HTTPTypes
import Hummingbird
import GateDomain

/// Sends a released file from disk, piece by piece.
enum FileDownload {
  private static let digestField = HTTPField.Name("Repr-Digest")

  /// The answer that carries `file`.
  ///
  /// - Throws: `Problem` when the file is not on disk in the recorded size; the browser must not
  ///   store something else under its name.
  static func answer(_ file: ReleasedFile, context: ConsoleContext) async throws -> Response {
    let body = try await FileIO().loadFile(path: file.path, context: context)
    guard body.contentLength == Int(exactly: file.size) else { throw Problem.fileChanged }
    var response = Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: Disposition.attachment(file.name),
      ], body: body)
    if let digestField {
      response.headers[digestField] = "sha-256=:\(Data(file.digest.bytes).base64EncodedString()):"
    }
    return response
  }
}
