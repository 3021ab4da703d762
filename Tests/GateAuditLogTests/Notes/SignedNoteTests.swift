import GateAuditLog
import GateSigning
import Testing

@Suite struct SignedNoteTests {
  private let text = "first\n\nthird line\n"

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func note() throws -> SignedNote {
    try SignedNote(signing: text, as: Keys.origin, with: try Keys.log())
  }

  @Test func `comes back and is signed`() throws {
    let note = try note()
    let read = try SignedNote(bytes: bytes(note.encoded))
    #expect(read == note)
    #expect(read.text == text)
    try read.check(signedBy: try Keys.note())
  }

  /// Lines of witnesses, of a second key, and of the type 0xff that is kept for private use.
  @Test func `unknown signature lines are ignored`() throws {
    let own = try note().encoded
    let (body, line) = (own.dropLast(signatureLine(own).count), signatureLine(own))
    let unknown = [
      "— witness.example AAAAAAE=\n", "— \(Keys.origin) /////wE=\n", "— other AAAAAAEC\n",
    ]
    let many = (0..<20).map { "— w\($0).example AAAAAAE=\n" }.joined()
    for text in [body + unknown[0] + line, body + line + unknown.joined(), body + many + line] {
      try SignedNote(bytes: bytes(String(text))).check(signedBy: try Keys.note())
    }
    let alone = try SignedNote(bytes: bytes(body + unknown.joined()))
    #expect(throws: NoteError.signatureMissing) { try alone.check(signedBy: try Keys.note()) }
  }

  /// A second line of our own key that does not hold spoils the note.
  @Test func `every line of the key must hold`() throws {
    let own = try note()
    let other = try SignedNote(signing: "other\n", as: Keys.origin, with: try Keys.log())
    let both = try SignedNote(bytes: bytes(own.encoded + signatureLine(other.encoded)))
    #expect(throws: NoteError.signatureInvalid) { try both.check(signedBy: try Keys.note()) }
  }

  @Test func `every flipped bit is found`() throws {
    let (good, key) = (bytes(try note().encoded), try Keys.note())
    for place in good.indices {
      for bit in 0..<8 {
        var changed = good
        changed[place] ^= 1 << bit
        #expect(throws: NoteError.self, "byte \(place) bit \(bit)") {
          try SignedNote(bytes: changed).check(signedBy: key)
        }
      }
    }
  }

  @Test func `every cut and every doubled byte is found`() throws {
    let (good, key) = (bytes(try note().encoded), try Keys.note())
    for place in good.indices {
      let changes = [
        Array(good[..<place]), Array(good[..<place] + good[(place + 1)...]),
        Array(good[...place] + good[place...]),
      ]
      // Without one of two equal neighbours the bytes are what they were with the other gone.
      for changed in changes where changed != good {
        #expect(throws: NoteError.self, "byte \(place)") {
          try SignedNote(bytes: changed).check(signedBy: key)
        }
      }
    }
  }

  @Test(arguments: [
    "", "\n", "text\n", "text\n\n", "text\n\n\n", "text\n— a AAAAAAE=\n", "text\n\n- a AAAAAAE=\n",
    "text\n\n— a AAAAAAE=", "text\n\n— a AAAA\n", "text\n\n— a AAAAAAE\n", "text\n\n— a AAAAAAF=\n",
    "text\n\n— a  AAAAAAE=\n", "text\n\n—a AAAAAAE=\n", "text\n\n— AAAAAAE=\n",
    "text\n\n—  AAAAAAE=\n", "text\n\n— a+b AAAAAAE=\n", "text\n\n— a\u{a0}b AAAAAAE=\n",
    "te\txt\n\n— a AAAAAAE=\n", "te\rxt\n\n— a AAAAAAE=\n", "text\n\n— a AAAAAAE=\n\n",
    "text\n\n— a AAAAAAE=\nx\n", "text\n\n— a AAAAAAE= b\n", "text\n\n\u{2013} a AAAAAAE=\n",
  ])
  func `refuses what is no note`(text: String) {
    #expect(throws: NoteError.noteMalformed) { try SignedNote(bytes: bytes(text)) }
  }

  @Test func `refuses bad UTF-8 and endless notes`() {
    #expect(throws: NoteError.noteMalformed) {
      try SignedNote(bytes: [0xff] + bytes("\n\n— a AAAAAAE=\n"))
    }
    let long = String(repeating: "x", count: SignedNote.sizeLimit)
    #expect(throws: NoteError.noteMalformed) {
      try SignedNote(bytes: bytes(long + "\n\n— a AAAAAAE=\n"))
    }
  }

  private func signatureLine(_ note: String) -> String {
    String(note.split(separator: "\n").last ?? "") + "\n"
  }
}
