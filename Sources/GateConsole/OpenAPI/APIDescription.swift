import GateDomain
import GateWire
import HTTPTypes

/// The description of the API in OpenAPI 3.1, made of the route table and the types themselves.
enum APIDescription {
  /// A route without an operation, or the other way round.
  struct Incomplete: Error {
    let routes: [String]
  }

  /// Every operation.
  static let operations =
    APIOperation.sessions + APIOperation.accounts + APIOperation.requests
    + APIOperation.transfers + APIOperation.log + APIOperation.discs + APIOperation.machines
    + APIOperation.stations

  /// The document.
  ///
  /// - Throws: `Incomplete`, or `SchemaReader.Unreadable` for a type that cannot be described.
  static func document() throws -> JSONValue {
    let reader = SchemaReader()
    var paths: [String: [String: JSONValue]] = [:]
    let routes = RouteTable.all.filter { $0.surface == .api }
    try expectComplete(routes)
    for route in routes {
      for operation in operations
      where operation.method == route.method && operation.path == route.path {
        paths[openPath(route.path), default: [:]][route.method.rawValue.lowercased()] =
          try APIOperationText(operation: operation, route: route, reader: reader).json
      }
    }
    let error = try reader.describe(APIError.self).schema
    return [
      "components": [
        "responses": ["Problem": problem(error)], "schemas": .object(reader.components),
        "securitySchemes": [
          "session": ["scheme": "bearer", "type": "http"],
          "station": ["scheme": "bearer", "type": "http"],
        ],
      ],
      "info": [
        "description": "HTTP API of the Gatehouse server. 关口服务器的 HTTP 接口。",
        "license": ["identifier": "Apache-2.0", "name": "Apache License 2.0"],
        "title": "Gatehouse", "version": "1",
      ],
      "openapi": "3.1.0", "paths": .object(paths.mapValues { .object($0) }),
      "servers": [["url": "/"]],
    ]
  }

  /// A path as OpenAPI writes it: `:name` is `{name}`, the rest of a path `{rest}`.
  static func openPath(_ path: String) -> String {
    path.split(separator: "/").map { part in
      if part == "**" { return "/{rest}" }
      return part.hasPrefix(":") ? "/{\(part.dropFirst())}" : "/\(part)"
    }.joined()
  }

  private static func expectComplete(_ routes: [Route]) throws {
    let told = operations.map { "\($0.method) \($0.path)" }
    let there = routes.map { "\($0.method) \($0.path)" }
    let wrong = Set(told).symmetricDifference(there)
    guard wrong.isEmpty, told.count == there.count else {
      throw Incomplete(routes: wrong.sorted())
    }
  }

  private static func problem(_ schema: JSONValue) -> JSONValue {
    [
      "content": ["application/json": ["schema": schema]],
      "description": "refused or failed: a stable code, what is wrong, and what to do",
    ]
  }
}
