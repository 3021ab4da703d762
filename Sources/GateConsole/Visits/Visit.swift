import Foundation
import GateDomain
import GateOffice
import Hummingbird
import NIOCore

/// One request as the handlers see it: who asks for what, in which language.
struct Visit: Sendable {
  /// The request.
  let request: WebRequest
  /// The parts of the path that the route left open, as sent.
  let parameters: Parameters
  /// The service behind every page.
  let office: Office
  /// Who is signed in.
  var viewer: Viewer?
  /// The session's token, or the one that a program sent; nil for strangers.
  var token: String?
  /// The fields of a form that was posted; empty for other requests.
  var form: FormFields
  /// Where the connection comes from.
  let address: String
  /// How to speak to the reader.
  let voice: Voice
  /// Whether browsers reach the console by TLS.
  let isSecure: Bool
  /// When the request arrived.
  let now: Timestamp

  /// Who asks.
  ///
  /// - Throws: `Problem` when nobody is signed in.
  var person: Person {
    get throws {
      guard let viewer else { throw Problem.notSignedIn }
      return viewer.person
    }
  }

  /// A part of the path that the route left open.
  ///
  /// - Throws: `Problem` when it is not percent-encoded UTF-8.
  func part(_ name: String) throws -> String {
    guard let text = parameters.get(name)?.removingPercentEncoding, !text.isEmpty else {
      throw Problem.notFound
    }
    return text
  }

  /// A part of the path as an identifier.
  func identifier<Subject>(_ name: String) throws -> Identifier<Subject> {
    Identifier(try part(name))
  }

  /// A field of the query; nil when it is missing or empty.
  func query(_ name: String) -> String? {
    let text = request.uri.queryParameters.get(name)
    return text?.isEmpty == false ? text : nil
  }

  /// A field of the query as an identifier.
  func queryIdentifier<Subject>(_ name: String) -> Identifier<Subject>? {
    query(name).map { Identifier($0) }
  }
}
