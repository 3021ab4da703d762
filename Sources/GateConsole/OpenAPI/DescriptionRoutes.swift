import Foundation
import GateDomain
import Hummingbird
import NIOCore

/// The description of the API for programs.
enum DescriptionRoutes {
  static let routes: [Route] = [
    .get("/api/v1/openapi.json", .anyone) { _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: try text.get()))
    }
  ]

  // Made when it is first asked for; it is the same until the program ends.
  private static let text = Result { ByteBuffer(bytes: try bytes()) }

  /// The document, for people who read it, too.
  static func bytes() throws -> Data {
    let document = CanonicalJSON.encode(try APIDescription.document())
    let members = try JSONSerialization.jsonObject(with: Data(document))
    return try JSONSerialization.data(
      withJSONObject: members, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }
}

/// Any JSON.
struct AnyJSON: SchemaShape {
  init(from decoder: any Decoder) {}
  private init() {}

  static func shape(_ reader: SchemaReader) -> (schema: JSONValue, example: AnyJSON) {
    ([:], AnyJSON())
  }
}
