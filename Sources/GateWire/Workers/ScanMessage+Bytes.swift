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
    case .answer(let ticket, let report):
      writer.put(UInt8(6))
      writer.put(ticket)
      report.put(into: &writer)
    case .loaded(let signatures):
      writer.put(UInt8(7))
      signatures.put(into: &writer)
    case .unusable(let fault):
      writer.put(UInt8(8))
      writer.put(fault.rawValue)
    case .checked(let header):
      writer.put(UInt8(9))
      header.put(into: &writer)
    }
    return writer.bytes
  }

  /// Reads a datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
    self = try WireReader.whole(bytes, Self.read)
  }

  private static func read(from reader: inout WireReader) throws(WireError) -> ScanMessage {
    switch try reader.number(UInt8.self) {
    case 1: return .fork
    case 2: return .forked
    case 3: return .refused
    case 4: return .ready
    case 5: return .scan(ticket: try reader.number())
    case 6:
      return .answer(ticket: try reader.number(), try ScanReport(from: &reader))
    case 7: return .loaded(try LoadedSignatures(from: &reader))
    case 8: return .unusable(try fault(from: &reader))
    case 9: return .checked(try SignatureHeader(from: &reader))
    default: throw .meaningless
    }
  }

  private static func fault(from reader: inout WireReader) throws(WireError) -> EngineFault {
    guard let fault = EngineFault(rawValue: try reader.number()) else { throw .meaningless }
    return fault
  }

  // Names come from signature files and from libmagic: only what `word` reads back is sent.
  static func word(_ text: String) -> String {
    String(
      decoding: text.utf8.prefix(wordLimit).map { (0x20..<0x7f).contains($0) ? $0 : 0x3f },
      as: UTF8.self)
  }
}
