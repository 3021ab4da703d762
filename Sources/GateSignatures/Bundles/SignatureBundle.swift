public import GateDomain
public import GateSigning

/// Virus signatures that the office puts together itself: what its key signs.
///
/// The files lie beside it; only their digests are signed.
public struct SignatureBundle: Hashable, Sendable {
  /// One file of the bundle.
  public struct File: Hashable, Sendable {
    /// Its name, which also says its format.
    public let name: SignatureFileName
    /// Its size in bytes.
    public let size: UInt64
    /// SHA-256 of its content.
    public let digest: Digest

    /// Describes a file.
    public init(name: SignatureFileName, size: UInt64, digest: Digest) {
      self.name = name
      self.size = size
      self.digest = digest
    }
  }

  /// Most files in one bundle.
  public static let fileLimit = 1_000

  /// The bundle's short name; a later bundle of the same name replaces it.
  public let name: String
  /// Its version; later ones have higher numbers.
  public let version: UInt64
  /// When it was made.
  public let publishedAt: Timestamp
  /// Its files, in the order of their names.
  public let files: [File]

  /// Describes a bundle; nil for a name or files that no bundle may have.
  public init?(name: String, version: UInt64, publishedAt: Timestamp, files: [File]) {
    let sorted = files.sorted { $0.name.text < $1.name.text }
    guard Self.isName(name), (1...Self.fileLimit).contains(files.count),
      Set(files.map(\.name)).count == files.count, version <= UInt64(JSONValue.integerLimit)
    else { return nil }
    self.name = name
    self.version = version
    self.publishedAt = publishedAt
    self.files = sorted
  }

  /// Whether a text can name a bundle: it stands in file names of the set in force.
  public static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
      }
      && !["daily", "main", "bytecode", "safebrowsing"].contains(text)
  }
}

extension SignatureBundle: SignableStatement {
  /// Bundles are signed in a context of their own, so that no grant passes for one.
  public static var context: String { "signatures" }

  /// The signed form.
  public var canonical: JSONValue {
    [
      "files": .array(files.map(Self.canonical)), "name": .string(name),
      "published_at": .string(publishedAt.rfc3339), "version": .integer(Int64(version)),
    ]
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let name = canonical["name"]?.string,
      let version = canonical["version"]?.integer.flatMap(UInt64.init(exactly:)),
      let publishedAt = canonical["published_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let files = canonical["files"]?.array?.map(Self.file), !files.contains(nil)
    else { return nil }
    self.init(
      name: name, version: version, publishedAt: publishedAt, files: files.compactMap(\.self))
    guard self.canonical == canonical else { return nil }
  }

  private static func canonical(_ file: File) -> JSONValue {
    [
      "name": .string(file.name.text), "sha256": .string(file.digest.hex),
      "size": .integer(Int64(clamping: file.size)),
    ]
  }

  private static func file(_ value: JSONValue) -> File? {
    guard let name = value["name"]?.string.flatMap(SignatureFileName.init),
      let digest = value["sha256"]?.string.flatMap(Digest.init(hex:)),
      let size = value["size"]?.integer.flatMap(UInt64.init(exactly:))
    else { return nil }
    return File(name: name, size: size, digest: digest)
  }
}
