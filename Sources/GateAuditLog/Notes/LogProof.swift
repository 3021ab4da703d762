import GateDomain

/// A proof to carry away: that one record is in the log of a checkpoint (C2SP tlog-proof).
public struct LogProof: Hashable, Sendable {
  private static let header = "c2sp.org/tlog-proof@v1"

  /// The way from the record to the root.
  ///
  /// Its size is the checkpoint's.
  public let inclusion: InclusionProof
  /// The checkpoint's whole note, verbatim.
  public let note: SignedNote

  /// Pairs a proof with the checkpoint it leads to.
  public init(inclusion: InclusionProof, note: SignedNote) {
    self.inclusion = inclusion
    self.note = note
  }

  /// The text form, usually kept as `NAME.tlog-proof`.
  public var text: String {
    let hashes = inclusion.hashes.map { Base64.encode($0.bytes) + "\n" }.joined()
    return "\(Self.header)\nindex \(inclusion.index)\n\(hashes)\n\(note.encoded)"
  }

  /// Reads the text form without extra data; nil unless it is exactly what `text` writes.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    guard
      let end = bytes.indices.dropLast().first(where: {
        bytes[$0] == 0x0a && bytes[$0 + 1] == 0x0a
      }),
      let note = try? SignedNote(bytes: Array(bytes[(end + 2)...])),
      let checkpoint = Checkpoint(text: note.text)
    else { return nil }
    let lines = bytes[..<end].split(separator: 0x0a, omittingEmptySubsequences: false)
    let hashes = lines.dropFirst(2).map { Base64.decode($0).flatMap(Digest.init(bytes:)) }
    guard lines.count >= 2, lines[1].starts(with: Array("index ".utf8)), !hashes.contains(nil),
      let index = Int64(String(decoding: lines[1].dropFirst(6), as: UTF8.self))
    else { return nil }
    let inclusion = InclusionProof(
      index: index, size: checkpoint.size, hashes: hashes.compactMap(\.self))
    self.init(inclusion: inclusion, note: note)
    guard Array(self.text.utf8) == bytes else { return nil }
  }

  /// Whether `key` signed the checkpoint and the record with these bytes is in its log.
  public func proves(_ record: [UInt8], key: NoteKey) -> Bool {
    guard let signed = try? SignedCheckpoint(note: Array(note.encoded.utf8), key: key) else {
      return false
    }
    return inclusion.size == signed.checkpoint.size
      && inclusion.isValid(leaf: TreeHash.leaf(record), root: signed.checkpoint.root)
  }
}
