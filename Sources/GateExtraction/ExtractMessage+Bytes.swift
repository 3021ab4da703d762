public import GateWire

extension ExtractMessage {
  /// Most bytes of one message.
  public static let sizeLimit = 65_536

  /// The datagram.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .ready: writer.put(UInt8(1))
    case .extract(let ticket, let limits):
      writer.put(UInt8(2))
      writer.put(ticket)
      limits.put(into: &writer)
    case .events(let events):
      writer.put(UInt8(3))
      writer.put(UInt16(events.count))
      for event in events { event.put(into: &writer) }
    case .done(let ticket):
      writer.put(UInt8(4))
      writer.put(ticket)
    }
    return writer.bytes
  }

  /// Reads a datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
    self = try WireReader.whole(bytes, Self.read)
  }

  private static func read(from reader: inout WireReader) throws(WireError) -> ExtractMessage {
    switch try reader.number(UInt8.self) {
    case 1: return .ready
    case 2: return .extract(ticket: try reader.number(), try ExtractionLimits(from: &reader))
    case 3: return .events(try events(from: &reader))
    case 4: return .done(ticket: try reader.number())
    default: throw .meaningless
    }
  }

  private static func events(from reader: inout WireReader) throws(WireError)
    -> [ExtractionEvent]
  {
    let count = Int(try reader.number(UInt16.self))
    var events: [ExtractionEvent] = []
    for _ in 0..<count { events.append(try ExtractionEvent(from: &reader)) }
    return events
  }
}

extension ExtractionLimits {
  func put(into writer: inout WireWriter) {
    for number in [fileBytes, textBytes, unpackedBytes, memberBytes] { writer.put(number) }
    for number in [members, depth, seconds, pictures] { writer.put(number) }
  }

  init(from reader: inout WireReader) throws(WireError) {
    self.init()
    fileBytes = try reader.number()
    textBytes = try reader.number()
    unpackedBytes = try reader.number()
    memberBytes = try reader.number()
    members = try reader.number()
    depth = try reader.number()
    seconds = try reader.number()
    pictures = try reader.number()
  }
}
