import AsyncHTTPClient
import Foundation
public import GateDomain
import GateWire
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// A caller's side of the server's API: one address, one bearer token, one language.
///
/// Answers are bounded in size and time; redirects are never followed, so a token never reaches
/// an address that nobody chose.
public struct ServerConnection: Sendable {
  /// Most bytes of an answer that is kept in memory.
  public static let answerLimit = 32 << 20
  /// Seconds until an answer must have begun.
  public static let answerSeconds: Int64 = 30

  /// The address without a final slash, such as `http://127.0.0.1:8470`.
  public let address: String
  /// Goes into `Authorization: Bearer`; nil when nobody is signed in.
  public let token: String?
  /// The language of the server's refusals.
  public let language: Language

  /// Names a server; nil unless the address is `http` or `https` with a host and no path.
  public init?(address: String, token: String? = nil, language: Language = .english) {
    guard let components = URLComponents(string: address), let host = components.host,
      !host.isEmpty, ["http", "https"].contains(components.scheme ?? ""),
      ["", "/"].contains(components.path), components.query == nil, components.user == nil
    else { return nil }
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    self.token = token
    self.language = language
  }

  /// The same server with another token.
  public func signedIn(with token: String?) -> ServerConnection {
    ServerConnection(address: address, token: token, language: language, checked: ())
  }

  private init(address: String, token: String?, language: Language, checked: Void) {
    (self.address, self.token, self.language) = (address, token, language)
  }

  // One client for the whole process, never shut down: its threads end with the process.
  static let client = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: {
      var configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: .init(connect: .seconds(5), read: .seconds(60)))
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.httpVersion = .http1Only
      return configuration
    }())

  func request(_ method: HTTPMethod, _ path: ServerPath) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address + "/api/v1/" + path.text)
    request.method = method
    request.headers.add(name: "accept", value: "application/json")
    request.headers.add(name: "accept-language", value: language.rawValue)
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    return request
  }

  /// Sends `request` and gives its answer if the server agreed.
  func answer(to request: HTTPClientRequest) async throws(ServerConnectionError)
    -> HTTPClientResponse
  {
    let response: HTTPClientResponse
    do {
      response = try await Self.client.execute(request, timeout: .seconds(Self.answerSeconds))
    } catch {
      throw .unreachable(reason(of: error))
    }
    guard (200..<300).contains(response.status.code) else {
      throw try await refusal(in: response)
    }
    return response
  }

  /// All bytes of an answer.
  func bytes(of response: HTTPClientResponse, limit: Int = answerLimit)
    async throws(ServerConnectionError) -> ByteBuffer
  {
    do {
      return try await response.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw .unintelligible("more than \(limit) bytes")
    } catch {
      throw .unreachable(reason(of: error))
    }
  }

  private func refusal(in response: HTTPClientResponse) async throws(ServerConnectionError)
    -> ServerConnectionError
  {
    let status = Int(response.status.code)
    let body = try await bytes(of: response, limit: 1 << 20)
    guard let error = try? JSONDecoder().decode(APIError.self, from: Data(buffer: body)) else {
      return .unintelligible("HTTP \(status)")
    }
    return .refused(error, status: status)
  }

  // The client's own connection error tells every address it tried on many lines; the address that
  // was asked for is enough.
  func reason(of error: any Error) -> String {
    guard let error = error as? HTTPClientError else { return address }
    return "\(address): \(error.shortDescription)"
  }
}
