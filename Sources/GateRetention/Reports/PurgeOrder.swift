public import GateDomain
public import GateSigning

/// What the office tells a machine to remove: files that officers confirmed.
public struct PurgeOrder: Hashable, Sendable {
  /// One file.
  public struct File: Hashable, Sendable {
    /// Its path.
    public let path: RawName
    /// What it must hold; another content is left alone.
    public let digest: Digest

    /// Names a file.
    public init(path: RawName, digest: Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// How the file's name ends.
  public static let fileExtension = "gatepurge"

  /// The machine.
  public let machine: Identifier<ExternalMachine>
  /// When it was made.
  public let issuedAt: Timestamp
  /// Until when it may be carried out.
  public let notAfter: Timestamp
  /// What to remove.
  public let files: [File]

  /// Describes an order.
  public init(
    machine: Identifier<ExternalMachine>, issuedAt: Timestamp, notAfter: Timestamp, files: [File]
  ) {
    self.machine = machine
    self.issuedAt = issuedAt
    self.notAfter = notAfter
    self.files = files
  }
}

extension PurgeOrder: SignableStatement {
  /// Orders are signed in a context of their own.
  public static var context: String { "purge-order" }

  /// The signed form.
  public var canonical: JSONValue {
    let files = files.map { file -> JSONValue in
      ["path": .string(Hex.encode(file.path.bytes)), "sha256": .string(file.digest.hex)]
    }
    return [
      "files": .array(files), "issued_at": .string(issuedAt.rfc3339),
      "machine": .string(machine.rawValue), "not_after": .string(notAfter.rfc3339),
    ]
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let list = canonical["files"]?.array,
      let issuedAt = canonical["issued_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let machine = canonical["machine"]?.string,
      let notAfter = canonical["not_after"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    let files = list.compactMap { value -> File? in
      guard let path = value["path"]?.string.flatMap(Hex.decode),
        let digest = value["sha256"]?.string.flatMap(Digest.init(hex:))
      else { return nil }
      return File(path: RawName(path), digest: digest)
    }
    self.init(
      machine: Identifier(machine), issuedAt: issuedAt, notAfter: notAfter, files: files)
    guard self.canonical == canonical else { return nil }
  }
}
