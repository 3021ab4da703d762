import GateDomain
import HTTPTypes

/// One operation as OpenAPI writes it.
struct APIOperationText {
  let operation: APIOperation
  let route: Route
  let reader: SchemaReader

  /// The operation.
  var json: JSONValue {
    get throws {
      var members: [String: JSONValue] = [
        "operationId": .string(name),
        "responses": [
          String(operation.status): try answer,
          "default": ["$ref": "#/components/responses/Problem"],
        ],
        "security": security,
        "summary": .string("\(operation.words.english) · \(operation.words.chinese)"),
      ]
      let parameters = pathParameters + queryParameters
      if !parameters.isEmpty { members["parameters"] = .array(parameters) }
      if let body = try body { members["requestBody"] = body }
      if let roles = route.access.roles {
        members["x-roles"] = .array(roles.map(\.rawValue).sorted().map { .string($0) })
      }
      return .object(members)
    }
  }

  private var name: String {
    let parts = route.path.split(separator: "/").dropFirst(2).map { part in
      part == "**" ? "rest" : part.replacing(":", with: "").replacing(".", with: "-")
    }
    return ([route.method.rawValue.lowercased()] + parts.map { String($0) }).joined(separator: "-")
  }

  private var security: JSONValue {
    switch route.access {
    case .anyone: []
    case .station: [["station": []]]
    case .signedIn, .roles, .act: [["session": []]]
    }
  }

  private var pathParameters: [JSONValue] {
    route.path.split(separator: "/").filter { $0.hasPrefix(":") || $0 == "**" }.map { part in
      [
        "in": "path", "name": .string(part == "**" ? "rest" : String(part.dropFirst())),
        "required": true, "schema": ["minLength": 1, "type": "string"],
      ]
    }
  }

  private var queryParameters: [JSONValue] {
    operation.query.map { field in
      [
        "description": .string("\(field.words.english) · \(field.words.chinese)"), "in": "query",
        "name": .string(field.name), "required": .boolean(field.isRequired), "schema": field.schema,
      ]
    }
  }

  private var body: JSONValue? {
    get throws {
      switch operation.takes {
      case nil: nil
      case .json(let type):
        [
          "content": ["application/json": ["schema": try describe(type)]], "required": true,
        ]
      case .bytes:
        [
          "content": ["application/octet-stream": ["schema": [:]]], "required": true,
        ]
      case .form:
        [
          "content": [
            "multipart/form-data": [
              "schema": [
                "properties": ["file": ["contentMediaType": "application/octet-stream"]],
                "required": ["file"], "type": "object",
              ]
            ]
          ], "required": true,
        ]
      }
    }
  }

  private var answer: JSONValue {
    get throws {
      switch operation.gives {
      case .nothing: ["description": "done"]
      case .json(let type):
        [
          "content": ["application/json": ["schema": try describe(type)]], "description": "done",
        ]
      case .file(let type):
        ["content": [type: ["schema": [:]]], "description": "the file"]
      }
    }
  }

  private func describe(_ type: any Decodable.Type) throws -> JSONValue {
    try reader.describe(type).schema
  }
}
