/// Why content cannot be called clean although no signature fits it.
///
/// Each kind has its own reason in the verdict and its own line in the policy of held files.
public enum ContentObjection: String, Hashable, Sendable, Codable, CaseIterable {
  /// An archive with members that only a password opens.
  case encryptedArchive = "encrypted-archive"
  /// A document that only a password opens, or whose contents are encrypted in another way.
  case encryptedDocument = "encrypted-document"
  /// A document with macros.
  case macro
  /// A PDF with scripts, actions or attachments.
  case pdfAction = "pdf-action"
  /// Other content that fetches or runs something when it is opened.
  case activeContent = "active-content"
  /// A program, script or shortcut inside an archive or a document.
  case embeddedProgram = "embedded-program"
  /// Two formats in one file, such as an archive glued to a picture.
  case polyglot
  /// A member whose name leads out of the archive or hides what it is.
  case memberName = "member-name"
  /// More bytes than may be looked at.
  case sizeLimit = "size-limit"
  /// More members than may be looked at.
  case memberLimit = "member-limit"
  /// Containers in containers, deeper than may be looked at.
  case depthLimit = "depth-limit"
  /// The engine ran out of its own time.
  case timeLimit = "time-limit"
  /// Damaged, cut short or contradicting itself.
  case damaged
  /// A picture, sound or film that breaks the rules of its format.
  case brokenMedia = "broken-media"
  /// A container, or a way of packing, that nobody here opens.
  case notOpened = "not-opened"
  /// Two readers list different members.
  case readersDisagree = "readers-disagree"
}
