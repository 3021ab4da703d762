/// The gate's conclusion about one file.
///
/// Only `clean` is ever released.
public enum Verdict: Hashable, Sendable, Codable {
  /// Everything was seen and nothing objects (未检出).
  case clean
  /// Malware by name (已检出). NEVER releasable, whoever approves.
  case infected(String)
  /// Something objects without certainty (可疑).
  case suspicious(String)
  /// Not everything could be seen (无法检测).
  case unscannable(Unscannable)
  /// The policy keeps it out, whatever it is (禁止).
  case forbidden(Forbidden)

  /// Why a file could not be examined.
  public enum Unscannable: String, Hashable, Sendable, Codable, CaseIterable {
    /// An archive with a password.
    case encryptedArchive = "encrypted-archive"
    /// A document with a password.
    case encryptedDocument = "encrypted-document"
    /// More bytes inside than may be looked at.
    case sizeLimit = "size-limit"
    /// More members inside than may be looked at.
    case memberLimit = "member-limit"
    /// Containers inside each other, deeper than may be looked at.
    case depthLimit = "depth-limit"
    /// Damaged inside.
    case damaged
    /// A picture, sound or film that breaks the rules of its format.
    case brokenMedia = "broken-media"
    /// A container that nobody here opens.
    case notOpened = "not-opened"
    /// Two readers see different members in it.
    case readersDisagree = "readers-disagree"
    /// The engine failed.
    case engineFailed = "engine-failed"
    /// The deadline passed.
    case timedOut = "timed-out"
    /// The scanning process died.
    case workerDied = "worker-died"
    /// No engine saw it.
    case notScanned = "not-scanned"
    /// The medium could not be read to the file's end.
    case readError = "read-error"
    /// The reading process died on it.
    case readerDied = "reader-died"
    /// The virus signatures are too old.
    case signaturesStale = "signatures-stale"
    /// Its type could not be told.
    case typeUnknown = "type-unknown"
  }

  /// Why the policy keeps a file out.
  public enum Forbidden: Hashable, Sendable, Codable {
    /// Content of this type.
    case type(ContentType)
    /// Content that is not what the extension says.
    case mismatch(ContentType, fileExtension: String)
    /// A document with macros.
    case macro(String)
    /// A PDF with scripts, actions or attachments.
    case pdfAction(String)
    /// Other content that runs or fetches something when it is opened.
    case activeContent(String)
    /// A program inside an archive or document.
    case embeddedProgram(String)
    /// Two formats in one file.
    case polyglot(String)
    /// A member with a name that leads elsewhere or hides what it is.
    case memberName(String)
    /// A name that hides something or that not every system can store.
    case name(NameDefect)
    /// Larger than the policy lets in.
    case tooLarge
  }

  /// Whether the file may leave the quarantine without anybody's decision.
  public var isReleasable: Bool { self == .clean }

  /// The word that store, wire and records use.
  public var code: String {
    switch self {
    case .clean: "clean"
    case .infected: "infected"
    case .suspicious: "suspicious"
    case .unscannable: "unscannable"
    case .forbidden: "forbidden"
    }
  }
}
