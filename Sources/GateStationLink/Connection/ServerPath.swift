import Foundation

/// The part of an address below `/api/v1/`, with every outside text percent-encoded.
public struct ServerPath: Hashable, Sendable {
  /// The encoded text.
  public let text: String

  /// Joins path segments, such as `["requests", id, "answer"]`, and adds a query.
  public init(_ segments: [String], query: [(name: String, value: String)] = []) {
    let path = segments.map(Self.encoded).joined(separator: "/")
    let pairs = query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
    text = pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
  }

  // RFC 3986: everything but the unreserved characters, so no segment can hold a slash.
  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}

extension ServerPath: ExpressibleByStringLiteral {
  /// A fixed path, written as it is sent.
  public init(stringLiteral value: String) {
    text = value
  }
}
