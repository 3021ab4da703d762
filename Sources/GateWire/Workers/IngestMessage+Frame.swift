import GateDomain

extension IngestMessage {
  /// Longest path in bytes that crosses.
  public static let pathLimit = 4_096

  /// Most bytes in the payload of a message.
  public static let payloadLimit = 18 + pathLimit

  // How a file can end as the reader tells it. That the reader died, it cannot tell.
  private static let endings: [CopyOutcome] = [.readError, .complete, .tooLarge]

  /// Frame kind and payload.
  public var frame: (kind: UInt8, payload: [UInt8]) {
    var writer = WireWriter()
    switch self {
    case .listed(let files, let bytes):
      writer.put(files)
      writer.put(bytes)
      return (0x01, writer.bytes)
    case .fileBegan(let index, let size, let path):
      writer.put(index)
      writer.put(size)
      writer.put(path.bytes)
      return (0x02, writer.bytes)
    case .fileEnded(let outcome):
      writer.put(Self.code(of: outcome))
      return (0x03, writer.bytes)
    case .skipped(let entry):
      writer.put(Self.code(of: entry.kind))
      writer.put(entry.path.bytes)
      return (0x04, writer.bytes)
    case .finished:
      return (0x05, [])
    case .failed(let failure):
      writer.put(failure.rawValue)
      return (0x06, writer.bytes)
    case .working: return (0x07, [])
    }
  }

  /// Reads a frame that is not data.
  public init(kind: UInt8, payload: [UInt8]) throws(WireError) {
    self = try WireReader.whole(payload) { (reader) throws(WireError) in
      try Self.read(kind, from: &reader)
    }
  }

  private static func read(_ kind: UInt8, from reader: inout WireReader) throws(WireError)
    -> IngestMessage
  {
    switch kind {
    case 0x01: return .listed(files: try reader.number(), bytes: try reader.number())
    case 0x02:
      let (index, size) = (try reader.number(UInt64.self), try reader.number(UInt64.self))
      return .fileBegan(index: index, size: size, path: try path(from: &reader))
    case 0x03:
      let code = Int(try reader.number(UInt8.self))
      guard endings.indices.contains(code) else { throw .meaningless }
      return .fileEnded(endings[code])
    case 0x04:
      let code = Int(try reader.number(UInt8.self))
      guard SkippedEntry.Kind.allCases.indices.contains(code) else { throw .meaningless }
      let kind = SkippedEntry.Kind.allCases[code]
      return .skipped(SkippedEntry(path: try path(from: &reader), kind: kind))
    case 0x05: return .finished
    case 0x06:
      guard let failure = IngestFailure(rawValue: try reader.number()) else { throw .meaningless }
      return .failed(failure)
    case 0x07: return .working
    default: throw .meaningless
    }
  }

  private static func path(from reader: inout WireReader) throws(WireError) -> RawName {
    RawName(try reader.field(limit: pathLimit))
  }

  private static func code(of outcome: CopyOutcome) -> UInt8 {
    UInt8(endings.firstIndex(of: outcome) ?? 0)
  }

  private static func code(of kind: SkippedEntry.Kind) -> UInt8 {
    UInt8(SkippedEntry.Kind.allCases.firstIndex(of: kind) ?? 0)
  }
}
