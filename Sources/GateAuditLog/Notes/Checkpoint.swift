public import GateDomain

/// How large a log is and what its root is (C2SP tlog-checkpoint, without extension lines).
public struct Checkpoint: Hashable, Sendable {
  /// Which log.
  public let origin: String
  /// How many records.
  public let size: Int64
  /// The root over them.
  public let root: Digest

  /// Describes a log's state.
  public init(origin: String, size: Int64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The text that is signed.
  public var text: String {
    "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n"
  }

  /// Reads the text; nil unless it is exactly what `text` writes.
  public init?(text: String) {
    let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty,
      let size = Int64(String(decoding: lines[1], as: UTF8.self)), size >= 0,
      let root = Base64.decode(lines[2]).flatMap(Digest.init(bytes:))
    else { return nil }
    self.init(origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root)
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }
}
