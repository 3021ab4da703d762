import Foundation
import GateDomain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import GateConsole

/// Somebody who asks the console, as a browser or as a program.
struct Visitor: Sendable {
  static let origin = "http://localhost"

  let client: any TestClientProtocol
  let token: String?
  let formToken: String?
  let language: Language

  /// What came back.
  struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
      try JSONDecoder().decode(type, from: Data(bytes))
    }
  }

  /// A page, asked for with the session's cookie.
  func get(_ path: String) async throws -> Answer {
    try await send(.get, path, browserHeaders)
  }

  /// A form of a page of the console, sent as a browser would.
  func post(
    _ path: String, _ fields: [String: String] = [:], origin: String? = origin,
    site: String? = "same-origin", formToken: String?? = nil
  ) async throws -> Answer {
    var headers = browserHeaders
    headers[.contentType] = "application/x-www-form-urlencoded"
    if let origin { headers[.origin] = origin }
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site { headers[name] = site }
    var fields = fields
    if let token = formToken ?? self.formToken { fields["token"] = token }
    let body = fields.map { "\(PathText.encoded($0.key))=\(PathText.encoded($0.value))" }
      .sorted().joined(separator: "&")
    return try await send(.post, path, headers, Array(body.utf8))
  }

  /// The API, asked with the session's token.
  func call(
    _ method: HTTPRequest.Method, _ path: String, json: String? = nil, token: String? = nil
  ) async throws -> Answer {
    var headers: HTTPFields = [.acceptLanguage: language.rawValue]
    if let token = token ?? self.token { headers[.authorization] = "Bearer \(token)" }
    if json != nil { headers[.contentType] = "application/json" }
    return try await send(method, path, headers, json.map { Array($0.utf8) })
  }

  /// The API with a value for a body.
  func call(
    _ method: HTTPRequest.Method, _ path: String, value: some Encodable, token: String? = nil
  ) async throws -> Answer {
    let json = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    return try await call(method, path, json: json, token: token)
  }

  /// Any request.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: [UInt8]? = nil
  ) async throws -> Answer {
    try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
    ) { response in
      Answer(
        status: response.status, headers: response.headers,
        bytes: Array(response.body.readableBytesView))
    }
  }

  var browserHeaders: HTTPFields {
    var headers: HTTPFields = [.acceptLanguage: language.rawValue]
    if let token { headers[.cookie] = "gate_session=\(token); __Host-gate_session=\(token)" }
    return headers
  }
}
