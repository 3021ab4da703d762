import GateDomain

/// A device that must never be on the intranet.
public struct WatchEntry: Hashable, Sendable {
  /// Why it may not be there.
  public enum Kind: String, Hashable, Sendable {
    case privateDevice = "private-device"
    case externalMachine = "external-machine"
  }

  private static let nameLimit = 60

  /// The address of its network card, as `aa:bb:cc:dd:ee:ff`.
  public let address: String
  /// Why it is looked for.
  public let kind: Kind
  /// Whose it is or what it is called, in words.
  public let name: String

  /// Describes a device; nil when the address cannot be that of one card.
  public init?(address: String, kind: Kind, name: String) {
    guard address.utf8.count == 17,
      let bytes = Hex.decode(address.lowercased().filter { $0 != ":" }), bytes.count == 6,
      bytes[0] & 1 == 0, bytes.contains(where: { $0 != 0 })
    else { return nil }
    self.address = bytes.map { Hex.encode([$0]) }.joined(separator: ":")
    self.kind = kind
    self.name = RawName(String(name.prefix(Self.nameLimit))).escaped
  }

  var canonical: JSONValue {
    [
      "address": .string(address), "kind": .string(kind.rawValue), "name": .string(name),
    ]
  }

  init?(canonical: JSONValue) {
    guard let address = canonical["address"]?.string,
      let kind = canonical["kind"]?.string.flatMap(Kind.init(rawValue:)),
      let name = canonical["name"]?.string
    else { return nil }
    (self.address, self.kind, self.name) = (address, kind, name)
  }
}
