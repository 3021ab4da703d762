public import GateDomain
public import GateSigning

/// Whom stations look for on the intranet, as the office knows it (监视名单).
///
/// Drawn up by the server from approved entry requests and from the register of external machines.
///
/// Security: a value of this type is only a statement. A station believes `Verified` ones alone, so
/// a server that was taken over can hold a list back but never write one.
public struct WatchStatement: SignableStatement, Hashable {
  /// Watch lists are signed in a context of their own.
  public static let context = "watch-list"

  /// Most entries of a list.
  public static let limit = 3_000

  /// Everyone looked for, by address; each address once.
  public let entries: [WatchEntry]
  /// When it was drawn up.
  public let issuedAt: Timestamp

  /// Draws up a list; of several entries for one address, and of too many, the first ones count.
  public init(_ entries: [WatchEntry], issuedAt: Timestamp) {
    var known: Set<String> = []
    let first = entries.filter { known.insert($0.address).inserted }.prefix(Self.limit)
    self.entries = first.sorted { $0.address < $1.address }
    self.issuedAt = issuedAt
  }

  /// The signed form.
  public var canonical: JSONValue {
    [
      "entries": .array(entries.map(\.canonical)), "issued_at": .string(issuedAt.rfc3339),
    ]
  }

  /// Reads the signed form; nil for anything else.
  public init?(canonical: JSONValue) {
    guard let entries = canonical["entries"]?.array,
      let issuedAt = canonical["issued_at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    self.init(entries.compactMap(WatchEntry.init(canonical:)), issuedAt: issuedAt)
    guard self.canonical == canonical else { return nil }
  }
}
