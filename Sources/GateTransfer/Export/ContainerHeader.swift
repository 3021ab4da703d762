public import GateDomain
import GateSigning

/// What a container of an exported file says in clear; `docs/held-files.md` describes the format.
public struct ContainerHeader: Hashable, Sendable {
  /// The first line of every container.
  static let magic = Array("gatehouse-held/1\n".utf8)
  /// Most bytes of the line behind it.
  static let sizeLimit = 64 << 10
  /// Plain bytes of every piece but the last, which has the rest.
  static let pieceSize = 64 << 10

  /// The decision that the export rests on.
  public let decision: Identifier<ReviewDecision>
  /// The transfer that brought the file.
  public let transfer: Identifier<Transfer>
  /// The file's place on the medium.
  public let index: UInt64
  /// Its path on the medium, raw.
  public let path: RawName
  /// Its size in bytes.
  public let size: UInt64
  /// Its SHA-256.
  public let digest: Digest
  /// Why it is held.
  public let reason: String
  /// Who can open it.
  public let recipient: ExportRecipient

  /// Describes a file; nil unless the decision exports it.
  init?(_ scanned: ScannedFile, by decision: ReviewDecision) {
    guard let recipient = decision.recipient else { return nil }
    self.decision = decision.id
    transfer = decision.transfer
    index = scanned.file.index
    path = scanned.file.path
    size = scanned.file.size
    digest = scanned.file.digest
    reason = scanned.verdict.explanation.what.english
    self.recipient = recipient
  }

  /// Both lines, which the encryption binds to what follows.
  var bytes: [UInt8] { Self.magic + CanonicalJSON.encode(canonical) + [UInt8(ascii: "\n")] }

  private var canonical: JSONValue {
    [
      "decision": .string(decision.rawValue), "index": .integer(Int64(clamping: index)),
      "path": .string(path.escaped), "path_bytes": .string(Hex.encode(path.bytes)),
      "reason": .string(reason), "recipient": .string(recipient.hex),
      "sha256": .string(digest.hex), "size": .integer(Int64(clamping: size)),
      "transfer": .string(transfer.rawValue),
    ]
  }

  /// Reads the second line; nil for anything that `bytes` cannot have written.
  init?(line: [UInt8]) {
    guard let value = try? CanonicalJSON.decode(line, limit: Self.sizeLimit),
      let decision = value["decision"]?.string,
      let index = value["index"]?.integer.flatMap(UInt64.init(exactly:)),
      let path = value["path_bytes"]?.string.flatMap(Hex.decode),
      let reason = value["reason"]?.string,
      let recipient = value["recipient"]?.string.flatMap(ExportRecipient.init(hex:)),
      let digest = value["sha256"]?.string.flatMap(Digest.init(hex:)),
      let size = value["size"]?.integer.flatMap(UInt64.init(exactly:)),
      let transfer = value["transfer"]?.string
    else { return nil }
    self.decision = Identifier(decision)
    self.transfer = Identifier(transfer)
    self.index = index
    self.path = RawName(path)
    self.size = size
    self.digest = digest
    self.reason = reason
    self.recipient = recipient
    guard canonical == value else { return nil }
  }
}
