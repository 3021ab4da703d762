import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension ServerConnection {
  /// Largest piece of an upload.
  public static let pieceSize = 8 << 20

  /// Sends one piece of a file and gives back the answer.
  public func put<Answer: Decodable>(
    _ path: ServerPath, piece: [UInt8], as type: Answer.Type = Answer.self
  ) async throws(ServerConnectionError) -> Answer {
    var request = request(.PUT, path)
    request.body = .bytes(ByteBuffer(bytes: piece))
    request.headers.add(name: "content-type", value: "application/octet-stream")
    let body = try await bytes(of: answer(to: request))
    do { return try JSONDecoder().decode(type, from: Data(buffer: body)) } catch {
      throw .unintelligible("not a \(type)")
    }
  }
}
