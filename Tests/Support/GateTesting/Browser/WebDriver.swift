import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Speaks W3C WebDriver (w3.org/TR/webdriver2) with one session of one driver.
struct WebDriver: Sendable {
  /// Address of the driver or, once it is open, of the session.
  let address: String

  private static let answerLimit = 64 << 20

  private struct Answer<Value: Decodable>: Decodable {
    let value: Value
  }

  private struct Refusal: Decodable {
    let error: String
    let message: String
  }

  /// Sends a command and decodes the answer's value; a command without a body is sent by GET.
  func send<Value: Decodable>(
    _ path: String, body: [String: Any]?, as type: Value.Type = Value.self
  ) async throws -> Value {
    let data = try await exchange(path, method: body == nil ? .GET : .POST, body: body)
    return try JSONDecoder().decode(Answer<Value>.self, from: data).value
  }

  /// Sends a command whose answer says nothing.
  func send(_ path: String, body: [String: Any]) async throws {
    _ = try await exchange(path, method: .POST, body: body)
  }

  /// Ends the session.
  func delete() async throws {
    _ = try await exchange("", method: .DELETE, body: nil)
  }

  private func exchange(_ path: String, method: HTTPMethod, body: [String: Any]?)
    async throws -> Data
  {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    if let body {
      let bytes = try JSONSerialization.data(withJSONObject: body)
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: bytes))
    }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    let answer = try await response.body.collect(upTo: Self.answerLimit)
    let data = Data(answer.readableBytesView)
    guard response.status.code == 200 else { throw Self.error(in: data) }
    return data
  }

  private static func error(in data: Data) -> BrowserError {
    guard let refusal = try? JSONDecoder().decode(Answer<Refusal>.self, from: data).value else {
      return BrowserError(code: "unreadable answer", message: String(decoding: data, as: UTF8.self))
    }
    return BrowserError(code: refusal.error, message: refusal.message)
  }
}
