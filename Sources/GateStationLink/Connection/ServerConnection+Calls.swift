import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension ServerConnection {
  /// Asks for a value; an answer that is no `Answer` is `.unintelligible`.
  public func get<Answer: Decodable>(_ path: ServerPath, as type: Answer.Type = Answer.self)
    async throws(ServerConnectionError) -> Answer
  {
    try await decoded(bytes(of: answer(to: request(.GET, path))), as: type)
  }

  /// Asks for bytes that are no JSON value of ours, such as a checkpoint.
  public func getBytes(_ path: ServerPath) async throws(ServerConnectionError) -> [UInt8] {
    Array(buffer: try await bytes(of: answer(to: request(.GET, path))))
  }

  /// Sends a value and gives back the answer.
  public func post<Body: Encodable, Answer: Decodable>(
    _ path: ServerPath, _ body: Body, as type: Answer.Type = Answer.self
  ) async throws(ServerConnectionError) -> Answer {
    try await decoded(bytes(of: answer(to: request(.POST, path, sending: body))), as: type)
  }

  /// Sends a value; the answer has nothing in it.
  public func post<Body: Encodable>(_ path: ServerPath, _ body: Body)
    async throws(ServerConnectionError)
  {
    _ = try await bytes(of: answer(to: request(.POST, path, sending: body)))
  }

  /// Asks for an act that needs no words, such as a withdrawal.
  public func post<Answer: Decodable>(_ path: ServerPath, as type: Answer.Type = Answer.self)
    async throws(ServerConnectionError) -> Answer
  {
    try await decoded(bytes(of: answer(to: request(.POST, path))), as: type)
  }

  /// Ends something, such as the session.
  public func delete(_ path: ServerPath) async throws(ServerConnectionError) {
    _ = try await bytes(of: answer(to: request(.DELETE, path)))
  }

  private func request(_ method: HTTPMethod, _ path: ServerPath, sending body: some Encodable)
    throws(ServerConnectionError) -> HTTPClientRequest
  {
    var request = request(method, path)
    do {
      request.body = .bytes(ByteBuffer(data: try JSONEncoder().encode(body)))
    } catch {
      throw .unintelligible("\(error)")
    }
    request.headers.add(name: "content-type", value: "application/json")
    return request
  }

  private func decoded<Answer: Decodable>(_ body: ByteBuffer, as type: Answer.Type)
    throws(ServerConnectionError) -> Answer
  {
    do {
      return try JSONDecoder().decode(type, from: Data(buffer: body))
    } catch {
      throw .unintelligible("not a \(type)")
    }
  }
}
