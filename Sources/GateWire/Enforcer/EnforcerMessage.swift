public import GateDomain

/// What the enforcer says to a station; one datagram each.
public enum EnforcerMessage: Hashable, Sendable {
  /// The answer to the station's first message; everything that is plugged in follows.
  case welcome(version: UInt16)
  /// A device is plugged in, or is judged otherwise than before.
  case present(SightedDevice)
  /// A device was pulled out.
  case removed(sighting: UInt64)
  /// The device is open for reading; the datagram carries its descriptor.
  case opened(ticket: UInt32, capacity: UInt64)
  /// The device stays closed.
  case refused(ticket: UInt32, DeviceObjection)
  /// A device that was open is closed.
  case closed(sighting: UInt64, DeviceObjection)
  /// What the enforcer did, as canonical JSON; kept until the station says that it has it.
  case entry(sequence: UInt64, text: [UInt8])

  /// Most bytes of an entry.
  public static let entryLimit = 8_192
}

extension EnforcerMessage {
  fileprivate enum Kind: UInt8 {
    case welcome = 1
    case present, removed, opened, refused, closed, entry
  }

  /// Reads one datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    self = try WireReader.whole(bytes, Self.read)
  }

  private static func read(_ reader: inout WireReader) throws(WireError) -> EnforcerMessage {
    guard let kind = Kind(rawValue: try reader.number()) else { throw .meaningless }
    return switch kind {
    case .welcome: .welcome(version: try reader.number())
    case .present: .present(try SightedDevice(reading: &reader))
    case .removed: .removed(sighting: try reader.number())
    case .opened: .opened(ticket: try reader.number(), capacity: try reader.number())
    case .refused: .refused(ticket: try reader.number(), try objection(&reader))
    case .closed: .closed(sighting: try reader.number(), try objection(&reader))
    case .entry:
      .entry(sequence: try reader.number(), text: try reader.field(limit: entryLimit))
    }
  }

  private static func objection(_ reader: inout WireReader) throws(WireError) -> DeviceObjection {
    let word = try reader.word(limit: EnforcerRequest.wordLimit)
    guard let objection = DeviceObjection(rawValue: word) else { throw .meaningless }
    return objection
  }

  /// The datagram.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .welcome(let version): writer.put(.welcome, version)
    case .present(let device):
      writer.put(Kind.present.rawValue)
      device.write(to: &writer)
    case .removed(let sighting): writer.put(.removed, sighting)
    case .opened(let ticket, let capacity):
      writer.put(.opened, ticket)
      writer.put(capacity)
    case .refused(let ticket, let objection):
      writer.put(.refused, ticket)
      writer.put(objection.rawValue)
    case .closed(let sighting, let objection):
      writer.put(.closed, sighting)
      writer.put(objection.rawValue)
    case .entry(let sequence, let text):
      writer.put(.entry, sequence)
      writer.put(text)
    }
    return writer.bytes
  }
}

extension WireWriter {
  fileprivate mutating func put(
    _ kind: EnforcerMessage.Kind, _ number: some FixedWidthInteger & UnsignedInteger
  ) {
    put(kind.rawValue)
    put(number)
  }
}
