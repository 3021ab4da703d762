import Foundation
import GateOffice
import Hummingbird
import NIOCore

extension Visit {
  /// Most bytes of a body, unless a route says otherwise.
  static let bodyLimit = 1 << 20

  /// The whole body.
  ///
  /// - Throws: `NIOTooManyBytesError` when it is longer than `limit`.
  func body(limit: Int = bodyLimit) async throws -> Data {
    let buffer = try await request.body.collect(upTo: limit)
    return Data(buffer.readableBytesView)
  }

  /// The body as a value.
  ///
  /// - Throws: `Problem` when it is not JSON for such a value.
  func decoded<Value: Decodable>(_ type: Value.Type, limit: Int = bodyLimit) async throws -> Value {
    let body = try await body(limit: limit)
    do {
      return try JSONDecoder().decode(type, from: body)
    } catch let error as DecodingError {
      throw Problem.badJSON(error)
    }
  }

  /// The visit with the form that was posted, once its token was checked.
  func withForm(needsToken: Bool) async throws -> Visit {
    let buffer = try await request.body.collect(upTo: Self.bodyLimit)
    guard let form = FormFields(body: Array(buffer.readableBytesView)) else {
      throw Problem.badForm
    }
    guard !needsToken || form["token"] == viewer?.formToken else { throw Problem.wrongFormToken }
    var filled = self
    filled.form = form
    return filled
  }
}
