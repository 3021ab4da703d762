public import GateSigning

/// A checkpoint whose signature was checked, or was made here.
///
/// Nothing else makes one.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What is signed.
  public let checkpoint: Checkpoint
  /// The whole note, as stored and sent.
  public let note: SignedNote

  /// Signs a checkpoint.
  ///
  /// Security: a log must NEVER sign two checkpoints of which neither tree begins with the other.
  public init(signing checkpoint: Checkpoint, with key: SigningKey) throws(NoteError) {
    guard Checkpoint(text: checkpoint.text) == checkpoint else { throw .checkpointMalformed }
    self.checkpoint = checkpoint
    note = try SignedNote(signing: checkpoint.text, as: checkpoint.origin, with: key)
  }

  /// Reads a note and checks that `key` signed it, for the log that has the key's name.
  public init(note bytes: [UInt8], key: NoteKey) throws(NoteError) {
    note = try SignedNote(bytes: bytes)
    try note.check(signedBy: key)
    guard let checkpoint = Checkpoint(text: note.text) else { throw .checkpointMalformed }
    guard Array(checkpoint.origin.utf8) == Array(key.name.utf8) else { throw .originDiffers }
    self.checkpoint = checkpoint
  }
}
