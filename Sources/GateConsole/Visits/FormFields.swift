import Foundation

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormFields: Sendable {
  private var texts: [String: String] = [:]

  /// No fields.
  init() {}

  /// Reads a body; nil when it is not in that form or not UTF-8.
  ///
  /// Of a repeated field the last counts; a browser's line ends become plain ones.
  init?(body: [UInt8]) {
    for pair in body.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]),
        let text = parts.count > 1 ? Self.decoded(parts[1]) : ""
      else { return nil }
      texts[name] = text.replacing("\r\n", with: "\n")
    }
  }

  /// The text of a field; empty when it was not sent.
  subscript(name: String) -> String {
    get { texts[name] ?? "" }
    set { texts[name] = newValue.replacing("\r\n", with: "\n") }
  }

  /// The names of all fields that were sent.
  var names: [String] { Array(texts.keys) }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return String(validating: spaced, as: UTF8.self)?.removingPercentEncoding
  }
}
