/// What the kernel says of a device in `KEY=VALUE` lines: a uevent, or the attribute `uevent`.
public struct UEvent: Hashable, Sendable {
  /// Most bytes that the kernel puts into one.
  public static let sizeLimit = 8_192
  private static let keyLimit = 64

  /// What happened and to which device, in a message; both are empty in an attribute.
  public let action, path: String
  /// The values by their keys.
  public let values: [String: String]

  /// Reads the attribute: one pair a line.
  public init?(attribute bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit,
      let values = Self.values(in: bytes[...], separator: UInt8(ascii: "\n"))
    else { return nil }
    (action, path) = ("", "")
    self.values = values
  }

  /// Reads a message: `add@/devices/…` and then one pair behind each null byte.
  public init?(message bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit, let end = bytes.firstIndex(of: 0),
      let head = String(validating: bytes[..<end], as: UTF8.self)
    else { return nil }
    let parts = head.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].hasPrefix("/"),
      let values = Self.values(in: bytes[(end + 1)...], separator: 0),
      values["ACTION"] == String(parts[0]), values["DEVPATH"] == String(parts[1])
    else { return nil }
    (action, path) = (String(parts[0]), String(parts[1]))
    self.values = values
  }

  // A key that comes twice would be two answers to one question.
  private static func values(
    in bytes: ArraySlice<UInt8>, separator: UInt8
  ) -> [String: String]? {
    var found: [String: String] = [:]
    for line in bytes.split(separator: separator) {
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")),
        (1...keyLimit).contains(equals - line.startIndex),
        let key = String(validating: line[..<equals], as: UTF8.self),
        let value = String(validating: line[(equals + 1)...], as: UTF8.self),
        found.updateValue(value, forKey: key) == nil
      else { return nil }
    }
    return found
  }
}
