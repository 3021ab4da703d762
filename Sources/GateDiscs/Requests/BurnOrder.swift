public import GateDomain
import GateSigning

/// What a burn request asks for.
///
/// Its digest covers every file's digest: whoever approves it approves those bytes and no others.
public struct BurnOrder: Hashable, Sendable, Codable {
  /// Most files of one disc.
  public static let fileLimit = 100_000
  /// Most copies of one request.
  public static let copyLimit = 20

  /// Why (事由).
  public let purpose: String
  /// What goes onto the disc, in the order of its names.
  public let files: [BurnFile]
  /// How many discs.
  public let copies: Int
  /// The highest mark of anything on it.
  public let level: DiscLevel
  /// The station that burns.
  public let station: Identifier<Station>
  /// Who burns (刻录人).
  public let burner: Identifier<Person>
  /// Who watches (监刻人); nil where the policy wants none.
  public let witness: Identifier<Person>?
  /// Who gets it (接收单位、接收人).
  public let receiver: String
  /// When it may be burned.
  public let window: Window

  /// Describes an order; the office checks it.
  public init(
    purpose: String, files: [BurnFile], copies: Int, level: DiscLevel,
    station: Identifier<Station>, burner: Identifier<Person>, witness: Identifier<Person>?,
    receiver: String, window: Window
  ) {
    self.purpose = purpose
    self.files = files
    self.copies = copies
    self.level = level
    self.station = station
    self.burner = burner
    self.witness = witness
    self.receiver = receiver
    self.window = window
  }

  /// Bytes of all files together.
  public var bytes: UInt64 { files.reduce(0) { $0 &+ $1.size } }

  /// The form that the digest covers.
  public var canonical: JSONValue {
    [
      "burner": .string(burner.rawValue), "copies": .integer(Int64(copies)),
      "files": .array(files.map(\.canonical)), "level": .string(level.rawValue),
      "not_after": .string(window.notAfter.rfc3339),
      "not_before": .string(window.notBefore.rfc3339), "purpose": .string(purpose),
      "receiver": .string(receiver), "station": .string(station.rawValue),
      "witness": .string(witness?.rawValue ?? ""),
    ]
  }

  /// The digest of this order under a request's name, so that an approval fits no other request.
  public func digest(for request: Identifier<BurnRequest>) -> Digest {
    let form: JSONValue = ["order": canonical, "request": .string(request.rawValue)]
    return Digest.of(Array("gatehouse/burn-order/v1\n".utf8) + CanonicalJSON.encode(form))
  }
}
