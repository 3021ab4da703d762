import GateDomain
import GateWire

extension ExtractionEvent {
  /// Longest member name, part name and detail in bytes of UTF-8; the reader cuts longer ones.
  public static let wordLimit = 1_024
  /// Most members that may lead to one.
  public static let depthLimit = 24

  func put(into writer: inout WireWriter) {
    switch self {
    case .member(let member):
      writer.put(UInt8(1))
      writer.put(members: member.members)
      writer.put(member.format.rawValue)
      writer.put(member.size)
      writer.put(member.digest?.bytes ?? [])
    case .text(let piece):
      writer.put(UInt8(2))
      piece.place.put(into: &writer)
      writer.put(UInt8(piece.continuesLine ? 1 : 0))
      writer.put(piece.text)
    case .property(let property):
      writer.put(UInt8(3))
      writer.put(members: property.members)
      writer.put(property.kind.rawValue)
      writer.put(property.name)
      writer.put(property.value)
    case .unreadable(let unread):
      writer.put(UInt8(4))
      writer.put(members: unread.members)
      writer.put(unread.reason.rawValue)
      writer.put(unread.detail)
    }
  }

  init(from reader: inout WireReader) throws(WireError) {
    switch try reader.number(UInt8.self) {
    case 1: self = .member(try FoundMember(from: &reader))
    case 2: self = .text(try TextPiece(from: &reader))
    case 3: self = .property(try DocumentProperty(from: &reader))
    case 4: self = .unreadable(try Unreadable(from: &reader))
    default: throw .meaningless
    }
  }
}

extension FoundMember {
  fileprivate init(from reader: inout WireReader) throws(WireError) {
    let members = try reader.members()
    guard let format = DocumentFormat(rawValue: try reader.word(limit: 16)) else {
      throw .meaningless
    }
    let size = try reader.number(UInt64.self)
    let digest = try reader.field(limit: 32)
    guard digest.isEmpty || digest.count == 32 else { throw .wrongLength }
    self.init(
      members: members, format: format, size: size,
      digest: digest.isEmpty ? nil : Digest(bytes: digest))
  }
}

extension TextPiece {
  fileprivate init(from reader: inout WireReader) throws(WireError) {
    let place = try TextPlace(from: &reader)
    let continues = try reader.number(UInt8.self)
    guard continues <= 1 else { throw .meaningless }
    self.init(
      place: place, text: try reader.text(limit: Self.sizeLimit), continuesLine: continues == 1)
  }
}

extension TextPlace {
  fileprivate func put(into writer: inout WireWriter) {
    writer.put(members: members)
    writer.put(part)
    writer.put(unit.rawValue)
    writer.put(UInt32(clamping: number))
    writer.put(UInt32(clamping: line))
  }

  fileprivate init(from reader: inout WireReader) throws(WireError) {
    let members = try reader.members()
    let part = try reader.text(limit: ExtractionEvent.wordLimit)
    guard let unit = Unit(rawValue: try reader.number()) else { throw .meaningless }
    self.init(
      members: members, part: part, unit: unit, number: Int(try reader.number(UInt32.self)),
      line: Int(try reader.number(UInt32.self)))
  }
}

extension DocumentProperty {
  fileprivate init(from reader: inout WireReader) throws(WireError) {
    let members = try reader.members()
    guard let kind = Kind(rawValue: try reader.number()) else { throw .meaningless }
    self.init(
      members: members, kind: kind, name: try reader.text(limit: Self.sizeLimit),
      value: try reader.text(limit: Self.sizeLimit))
  }
}

extension Unreadable {
  fileprivate init(from reader: inout WireReader) throws(WireError) {
    let members = try reader.members()
    guard let reason = Reason(rawValue: try reader.word(limit: 32)) else { throw .meaningless }
    self.init(
      members: members, reason: reason, detail: try reader.text(limit: ExtractionEvent.wordLimit))
  }
}

extension WireWriter {
  fileprivate mutating func put(members: [String]) {
    put(UInt8(clamping: members.count))
    for member in members.prefix(Int(UInt8.max)) { put(member) }
  }
}

extension WireReader {
  /// The next text; bytes that are no UTF-8 become U+FFFD.
  fileprivate mutating func text(limit: Int) throws(WireError) -> String {
    String(decoding: try field(limit: limit), as: UTF8.self)
  }

  fileprivate mutating func members() throws(WireError) -> [String] {
    let count = Int(try number(UInt8.self))
    guard count <= ExtractionEvent.depthLimit else { throw .tooLarge }
    var members: [String] = []
    for _ in 0..<count { members.append(try text(limit: ExtractionEvent.wordLimit)) }
    return members
  }
}
