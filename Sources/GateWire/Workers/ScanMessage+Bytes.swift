import GateDomain

extension ScanMessage {
  /// Longest signature or type name that crosses, in bytes of printable ASCII.
  public static let wordLimit = 256

  /// The datagram.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .fork: writer.put(UInt8(1))
    case .forked: writer.put(UInt8(2))
    case .refused: writer.put(UInt8(3))
    case .ready: writer.put(UInt8(4))
    case .scan(let ticket):
      writer.put(UInt8(5))
      writer.put(ticket)
    case .answer(let ticket, let engine, let type):
      writer.put(UInt8(6))
      writer.put(ticket)
      Self.put(engine, into: &writer)
      writer.put(Self.word(type.rawValue))
    case .loaded(let signatures):
      writer.put(UInt8(7))
      signatures.put(into: &writer)
    }
    return writer.bytes
  }

  /// Reads a datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
    var reader = WireReader(bytes)
    self = try Self.read(from: &reader)
    try reader.finish()
  }

  private static func read(from reader: inout WireReader) throws(WireError) -> ScanMessage {
    switch try reader.number(UInt8.self) {
    case 1: return .fork
    case 2: return .forked
    case 3: return .refused
    case 4: return .ready
    case 5: return .scan(ticket: try reader.number())
    case 6:
      let ticket = try reader.number(UInt64.self)
      let engine = try engineAnswer(from: &reader)
      let type = ContentType(rawValue: try reader.word(limit: wordLimit))
      return .answer(ticket: ticket, engine: engine, type: type)
    case 7: return .loaded(try LoadedSignatures(from: &reader))
    default: throw .meaningless
    }
  }

  private static func put(_ answer: EngineAnswer, into writer: inout WireWriter) {
    let (code, detail): (UInt8, String) =
      switch answer {
      case .clean: (0, "")
      case .infected(let name): (1, name)
      case .suspicious(let name): (2, name)
      case .activeContent(let name): (3, name)
      case .encrypted: (4, "")
      case .limitExceeded: (5, "")
      case .damaged: (6, "")
      case .failed(let number): (7, String(Int32(clamping: number)))
      case .timedOut: (8, "")
      case .workerDied: (9, "")
      case .notAsked: (10, "")
      }
    writer.put(code)
    writer.put(word(detail))
  }

  private static func engineAnswer(from reader: inout WireReader) throws(WireError)
    -> EngineAnswer
  {
    let code = try reader.number(UInt8.self)
    let detail = try reader.word(limit: wordLimit)
    switch code {
    case 1: return .infected(detail)
    case 2: return .suspicious(detail)
    case 3: return .activeContent(detail)
    case 7:
      guard let number = Int32(detail), String(number) == detail else { throw .meaningless }
      return .failed(Int(number))
    default:
      guard detail.isEmpty else { throw .meaningless }
      return try bareAnswer(code)
    }
  }

  private static func bareAnswer(_ code: UInt8) throws(WireError) -> EngineAnswer {
    switch code {
    case 0: .clean
    case 4: .encrypted
    case 5: .limitExceeded
    case 6: .damaged
    case 8: .timedOut
    case 9: .workerDied
    case 10: .notAsked
    default: throw .meaningless
    }
  }

  // Names come from signature files and from libmagic: only what `word` reads back is sent.
  static func word(_ text: String) -> String {
    String(
      decoding: text.utf8.prefix(wordLimit).map { (0x20..<0x7f).contains($0) ? $0 : 0x3f },
      as: UTF8.self)
  }
}
