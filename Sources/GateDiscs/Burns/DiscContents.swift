public import GateDomain

/// What goes onto a disc besides the approved files: who approved what, for machines and people.
public struct DiscContents: Sendable {
  /// The name of the signed list on every disc.
  public static let manifestName = "manifest.json"
  /// The name of the list for people on every disc.
  public static let listName = "清单.txt"

  private let burn: Burn
  private let grant: BurnGrant
  private let order: BurnOrder
  private let time: Timestamp

  /// Describes the disc of a burn.
  public init(burn: Burn, grant: BurnGrant, order: BurnOrder, at time: Timestamp) {
    self.burn = burn
    self.grant = grant
    self.order = order
    self.time = time
  }

  /// Whether a file may not be called so, because our own lists are.
  public static func isReserved(_ path: RawName) -> Bool {
    [manifestName, listName].contains { $0.lowercased() == path.text?.lowercased() }
  }

  /// The manifest before it is signed.
  public var manifest: JSONValue {
    [
      "approvers": .array(grant.approvers.map { .string($0.rawValue) }),
      "burn": .string(burn.id.rawValue), "burned_at": .string(time.rfc3339),
      "burner": .string(burn.burner.rawValue), "disc": .string(burn.disc.text),
      "files": .array(order.files.map(Self.describe)), "grant": .string(grant.id.rawValue),
      "level": .string(order.level.rawValue), "order": .string(grant.order.hex),
      "policy": .string(grant.policy.hex), "receiver": .string(order.receiver),
      "request": .string(grant.request.rawValue), "request_number": .string(grant.requestNumber),
      "station": .string(grant.station.rawValue), "v": 2,
      "witness": .string(burn.witness?.rawValue ?? ""),
    ]
  }

  /// The list for people, in Chinese and English, with line ends that every editor knows.
  public func list(offsetSeconds: Int) -> [UInt8] {
    var lines = [
      "光盘编号 / Disc: \(burn.disc.text)", "申请编号 / Request: \(grant.requestNumber)",
      "密级 / Level: \(order.level.words.chinese) / \(order.level.words.english)",
      "接收 / Receiver: \(order.receiver)",
      "刻录人 / Burned by: \(burn.burner)", "监刻人 / Watched by: \(burn.witness?.rawValue ?? "-")",
      "中间机 / Station: \(grant.station)",
      "时间 / Time: \(time.display(offsetSeconds: offsetSeconds))",
      "文件 / Files: \(order.files.count)", "",
    ]
    lines += order.files.map { "\($0.digest.hex)  \($0.size)  \($0.path.escaped)" }
    // Editors on Windows take a file without this mark for GB 18030.
    return [0xef, 0xbb, 0xbf] + lines.flatMap { Array($0.utf8) + [0x0d, 0x0a] }
  }

  private static func describe(_ file: BurnFile) -> JSONValue {
    [
      "path": .string(file.path.escaped), "path_bytes": .string(Hex.encode(file.path.bytes)),
      "sha256": .string(file.digest.hex), "size": .integer(Int64(clamping: file.size)),
    ]
  }
}
