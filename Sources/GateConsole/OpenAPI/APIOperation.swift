import GateDomain
import HTTPTypes

/// What one route of the API takes and gives, for whoever writes a program against it.
struct APIOperation: Sendable {
  /// A type of JSON; what it reads by does not belong to an actor.
  typealias Readable = Decodable & SendableMetatype

  /// The body of an answer.
  enum Answer: Sendable {
    /// JSON of this type.
    case json(any Readable.Type)
    /// A file.
    case file(String)
    /// None.
    case nothing
  }

  /// The body that is taken.
  enum Body: Sendable {
    /// JSON of this type.
    case json(any Readable.Type)
    /// The bytes of a file.
    case bytes
    /// A form with one file.
    case form
  }

  /// A field of the query.
  struct Field: Sendable {
    let name: String
    let words: Words
    var isRequired = false
    var schema: JSONValue = ["type": "string"]
  }

  let method: HTTPRequest.Method
  let path: String
  let words: Words
  var query: [Field] = []
  var takes: Body?
  var status = 200
  var gives: Answer

  /// Reading.
  static func get<Value: Readable>(
    _ path: String, _ words: Words, gives: Value.Type, query: [Field] = []
  ) -> APIOperation {
    APIOperation(method: .get, path: path, words: words, query: query, gives: .json(gives))
  }

  /// Reading a file.
  static func file(_ path: String, _ words: Words, _ type: String = "application/octet-stream")
    -> APIOperation
  {
    APIOperation(method: .get, path: path, words: words, gives: .file(type))
  }

  /// Acting.
  static func post(
    _ path: String, _ words: Words, takes: (any Readable.Type)? = nil,
    gives: (any Readable.Type)?, status: Int = 200
  ) -> APIOperation {
    APIOperation(
      method: .post, path: path, words: words, takes: takes.map { .json($0) },
      status: gives == nil ? 204 : status, gives: gives.map { .json($0) } ?? .nothing)
  }

  /// Taking something away.
  static func delete(_ path: String, _ words: Words) -> APIOperation {
    APIOperation(method: .delete, path: path, words: words, status: 204, gives: .nothing)
  }
}
