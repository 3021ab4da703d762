public import GateDomain
public import GateSigning

/// The rules as the office signs them for its external machines.
///
/// Security: a machine takes a bundle only with the office's signature, and never one that is older
/// than what it has: otherwise whoever carries the disc could bring back rules that find less.
public struct RulesBundle: Sendable {
  /// The bundle's number; each one that is made has a higher one.
  public let number: UInt64
  /// When it was made.
  public let publishedAt: Timestamp
  /// The files.
  public let files: RuleFiles
  /// SHA-256 of the register that travels beside it; nil when there is none.
  public let register: Digest?

  /// Describes a bundle.
  public init(number: UInt64, publishedAt: Timestamp, files: RuleFiles, register: Digest?) {
    self.number = number
    self.publishedAt = publishedAt
    self.files = files
    self.register = register
  }

  /// SHA-256 over everything that decides what is found.
  public var digest: Digest {
    Digest.of(files.digest.bytes + (register?.bytes ?? []))
  }
}

extension RulesBundle: SignableStatement {
  /// Rules are signed in a context of their own.
  public static var context: String { "rules" }

  /// Rules are texts of a few KiB each.
  public static var sizeLimit: Int { 16 << 20 }

  /// The signed form.
  public var canonical: JSONValue {
    let files = files.files.sorted { $0.key < $1.key }.map { path, bytes -> JSONValue in
      ["path": .string(path), "text": .string(String(decoding: bytes, as: UTF8.self))]
    }
    var members: [String: JSONValue] = [
      "files": .array(files), "number": .integer(Int64(clamping: number)),
      "published_at": .string(publishedAt.rfc3339),
    ]
    if let register { members["register"] = .string(register.hex) }
    return .object(members)
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let number = canonical["number"]?.integer.flatMap(UInt64.init(exactly:)),
      let publishedAt = canonical["published_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let list = canonical["files"]?.array
    else { return nil }
    var files: [String: [UInt8]] = [:]
    for file in list {
      guard let path = file["path"]?.string, let text = file["text"]?.string else { return nil }
      files[path] = Array(text.utf8)
    }
    self.init(
      number: number, publishedAt: publishedAt, files: RuleFiles(files),
      register: canonical["register"]?.string.flatMap(Digest.init(hex:)))
    guard self.canonical == canonical else { return nil }
  }
}
