/// Everything that is known about one quarantined file; what a verdict is made from.
public struct Evidence: Hashable, Sendable, Codable {
  /// How its copying ended.
  public let copy: CopyOutcome
  /// What is wrong with its name, if anything.
  public let name: NameDefect?
  /// What the type policy says of its content and extension.
  public let type: TypeAnswer
  /// What each engine says that was asked; none means that nobody has seen the file.
  public let engines: [EngineFinding]
  /// Whether the virus signatures are as recent as the policy asks.
  public let signatures: SignatureAge
  /// What lies inside, for the officer's eyes; the verdict does not look at it.
  public let tree: ContentTree

  /// Collects what is known.
  public init(
    copy: CopyOutcome, name: NameDefect?, type: TypeAnswer, engines: [EngineFinding],
    signatures: SignatureAge, tree: ContentTree = ContentTree()
  ) {
    self.copy = copy
    self.name = name
    self.type = type
    self.engines = engines
    self.signatures = signatures
    self.tree = tree
  }
}

/// How the copying of one file ended.
public enum CopyOutcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every byte that the file system promised was read.
  case complete
  /// The medium gave an error, or fewer bytes than promised.
  case readError = "read-error"
  /// The reader crashed or was killed on this file.
  case readerDied = "reader-died"
  /// The file is larger than the policy lets in.
  case tooLarge = "too-large"
}

/// What is wrong with a name.
public enum NameDefect: String, Hashable, Sendable, Codable, CaseIterable {
  /// The bytes are not UTF-8.
  case notText = "not-text"
  /// It holds control or invisible characters, or turns the writing direction.
  case invisible
  /// It is `.` or `..`, is empty or holds a slash.
  case traversal
  /// Windows cannot store it: a reserved character or word, a dot or space at its end.
  case unportable
  /// A part is longer than 255 bytes, or the whole path than 4,000.
  case tooLong = "too-long"
  /// Another file of this medium has the same name but for case or composition.
  case collision
}

/// What the type policy says of a file.
public enum TypeAnswer: Hashable, Sendable, Codable {
  /// The content is of an allowed type and the extension fits it.
  case allowed(ContentType)
  /// Content of this type never comes in.
  case forbidden(ContentType)
  /// The content is not what the extension says.
  case mismatch(ContentType, fileExtension: String)
  /// Nobody could tell the type.
  case unknown
}

/// A type by content, in the words of IANA's media types, such as `application/pdf`.
public struct ContentType: RawRepresentable, Hashable, Sendable, Codable {
  /// The type as libmagic names it.
  public let rawValue: String

  /// Wraps a name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// What one engine says of a file, and of which part of it.
public struct EngineFinding: Hashable, Sendable, Codable {
  /// The engine's name, such as `libclamav`.
  public let engine: String
  /// Its answer.
  public let answer: EngineAnswer
  /// The path of the member that the answer is about, outermost container first; empty for the
  /// file as a whole.
  public let member: [RawName]

  /// Notes an answer.
  public init(engine: String, answer: EngineAnswer, member: [RawName] = []) {
    self.engine = engine
    self.answer = answer
    self.member = member
  }
}

/// What an engine says of a file.
public enum EngineAnswer: Hashable, Sendable, Codable {
  /// Nothing was found.
  case clean
  /// Known malware, by the name of its virus signature.
  case infected(String)
  /// A heuristic objects, by its name.
  case suspicious(String)
  /// The content itself forbids calling it clean; the text names what was found, such as
  /// `PDF.JavaScript`, and may be empty.
  case objection(ContentObjection, String)
  /// The engine gave an error instead of an answer, by its number.
  case failed(Int)
  /// The deadline passed.
  case timedOut
  /// The process that scanned it died.
  case workerDied
  /// No engine saw it.
  case notAsked
}

/// How old the virus signatures are, by the policy's measure.
public enum SignatureAge: String, Hashable, Sendable, Codable, CaseIterable {
  /// Recent enough.
  case fresh
  /// Older than the policy allows.
  case stale
}

extension TypeAnswer {
  /// The type by content; nil when nobody could tell.
  public var contentType: ContentType? {
    switch self {
    case .allowed(let type), .forbidden(let type), .mismatch(let type, _): type
    case .unknown: nil
    }
  }
}
