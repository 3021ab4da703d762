import GateAuditLog
import GateDomain
import GateSigning
import Testing

@Suite struct CheckpointTests {
  /// Written from the specification with Python's hashlib, base64 and the cryptography package.
  static let golden = """
    office.example/gate/audit/1
    0
    47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

    — office.example/gate/audit/1 lbbiytkz0GpkYMMQcWPchBpQNytLUlMwBqvE1DXkVrc5+bJjDSKf2vFd2ITGMmbfI6yijYISfZ8ABzPsNsBXyZEYkw0=

    """

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func `the golden checkpoint`() throws {
    let checkpoint = Checkpoint(origin: Keys.origin, size: 0, root: TreeHash.empty)
    let signed = try SignedCheckpoint(signing: checkpoint, with: try Keys.log())
    #expect(signed.note.encoded == Self.golden)
    let read = try SignedCheckpoint(note: bytes(Self.golden), key: try Keys.note())
    #expect(read.checkpoint == checkpoint)
    #expect(read == signed)
  }

  /// Made the same way.
  @Test func `the golden key`() throws {
    let key = try Keys.note()
    #expect(
      key.text
        == "office.example/gate/audit/1+95b6e2ca+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c")
    #expect(NoteKey(text: key.text) == key)
  }

  @Test(arguments: [
    "", "a+b",
    "office.example/gate/audit/1+95b6e2ca+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c\n",
    "+00000000+AQ==", "x y+00000000+AQ==",
  ])
  func `refuses other key texts`(text: String) {
    #expect(NoteKey(text: text) == nil)
  }

  @Test func `every flipped bit of a key text is refused or another key`() throws {
    let key = try Keys.note()
    let text = bytes(key.text)
    for place in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[place] ^= 1 << bit
        #expect(String(validating: changed, as: UTF8.self).flatMap(NoteKey.init(text:)) == nil)
      }
    }
  }

  @Test(arguments: [
    "o\n1\n", "o\n01\nROOT\n", "o\n+1\nROOT\n", "o\n-1\nROOT\n", "\n1\nROOT\n", "o\n1\nROOT",
    "o\n1\nROOT\nextension\n", "o\n1\nROOT\n\n", "o\n1 \nROOT\n", "o\n9223372036854775808\nROOT\n",
    "o\n1\nAAAA\n", "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
    "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
    "o\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n\nROOT\n", "o\n1e3\nROOT\n",
  ])
  func `refuses other texts`(text: String) {
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    #expect(Checkpoint(text: "o\n1\n\(root)\n") != nil)
    #expect(
      Checkpoint(
        text: text.split(separator: "ROOT", omittingEmptySubsequences: false)
          .joined(separator: root)) == nil)
  }

  @Test func `another log's checkpoint is not ours`() throws {
    let other = Checkpoint(origin: "office.example/gate/audit/2", size: 0, root: TreeHash.empty)
    let note = try SignedNote(signing: other.text, as: Keys.origin, with: try Keys.log())
    #expect(throws: NoteError.originDiffers) {
      try SignedCheckpoint(note: bytes(note.encoded), key: try Keys.note())
    }
  }

  @Test func `signs no text that it could not read back`() throws {
    let key = try Keys.log()
    for origin in ["", "a b", "a+b", "a\nb", "a\u{2003}b"] {
      #expect(throws: NoteError.self) {
        try SignedCheckpoint(
          signing: Checkpoint(origin: origin, size: 0, root: TreeHash.empty), with: key)
      }
    }
    #expect(throws: NoteError.checkpointMalformed) {
      try SignedCheckpoint(
        signing: Checkpoint(origin: "a", size: -1, root: TreeHash.empty), with: key)
    }
  }
}
