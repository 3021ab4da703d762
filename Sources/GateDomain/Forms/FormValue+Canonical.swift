extension FormValue {
  /// The signed and hashed form of a field: its kind, then its value.
  public var canonical: JSONValue {
    switch self {
    case .text(let text): ["text": .string(text)]
    case .number(let number): ["number": .integer(number)]
    case .day(let day): ["day": .string(day.text)]
    case .period(let window):
      ["from": .string(window.notBefore.rfc3339), "until": .string(window.notAfter.rfc3339)]
    case .device(let device): ["device": device.canonical]
    case .list(let lines): ["list": .array(lines.map { .string($0) })]
    case .files(let files): ["files": .array(files.map(\.canonical))]
    case .attachment(let file): ["attachment": file.canonical]
    }
  }

  /// Reads the canonical form; nil for anything else.
  public init?(canonical: JSONValue) {
    let value: FormValue? =
      if let text = canonical["text"]?.string {
        .text(text)
      } else if let number = canonical["number"]?.integer {
        .number(number)
      } else if let day = canonical["day"]?.string {
        CalendarDay(text: day).map(FormValue.day)
      } else if let device = canonical["device"] {
        DeviceIdentity(canonical: device).map(FormValue.device)
      } else if let lines = canonical["list"]?.array {
        .list(lines.compactMap(\.string))
      } else if let files = canonical["files"]?.array {
        .files(files.compactMap(NamedFile.init(canonical:)))
      } else if let file = canonical["attachment"] {
        Attachment(canonical: file).map(FormValue.attachment)
      } else {
        Self.period(canonical)
      }
    guard let value, value.canonical == canonical else { return nil }
    self = value
  }

  private static func period(_ canonical: JSONValue) -> FormValue? {
    guard let from = canonical["from"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let until = canonical["until"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    return Window(notBefore: from, notAfter: until).map(FormValue.period)
  }
}

extension NamedFile {
  fileprivate var canonical: JSONValue {
    ["copies": .integer(Int64(copies)), "level": .string(level), "name": .string(name)]
  }

  fileprivate init?(canonical: JSONValue) {
    guard let copies = canonical["copies"]?.integer, let level = canonical["level"]?.string,
      let name = canonical["name"]?.string
    else { return nil }
    self.init(name: name, level: level, copies: Int(clamping: copies))
  }
}

extension Attachment {
  fileprivate var canonical: JSONValue {
    [
      "id": .string(id.rawValue), "name": .string(name), "sha256": .string(digest.hex),
      "size": .integer(Int64(clamping: size)),
    ]
  }

  fileprivate init?(canonical: JSONValue) {
    guard let id = canonical["id"]?.string, let name = canonical["name"]?.string,
      let digest = canonical["sha256"]?.string.flatMap(Digest.init(hex:)),
      let size = canonical["size"]?.integer.flatMap(UInt64.init(exactly:))
    else { return nil }
    self.init(id: Identifier(id), name: name, size: size, digest: digest)
  }
}
