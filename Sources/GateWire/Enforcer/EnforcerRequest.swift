public import GateDomain

/// What a station says to the enforcer; one datagram each.
public enum EnforcerRequest: Hashable, Sendable {
  /// The first message of a connection.
  case hello(version: UInt16)
  /// Open a device under a grant; the enforcer checks the grant itself.
  case open(ticket: UInt32, sighting: UInt64, statement: [UInt8], signature: [UInt8])
  /// Close a device that was opened: the copy is complete, or nobody wants it any more.
  case close(sighting: UInt64)
  /// One use of a grant is over for good.
  case spent(Identifier<Grant>)
  /// Every entry up to this one is in the station's own chain.
  case recorded(sequence: UInt64)

  /// The version of this protocol.
  public static let version: UInt16 = 1
  /// Most bytes of a grant's statement.
  public static let statementLimit = 32_768
  static let (signatureLimit, wordLimit) = (64, 128)
}

extension EnforcerRequest {
  private enum Kind: UInt8 {
    case hello = 1
    case open, close, spent, recorded
  }

  /// Reads one datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    self = try WireReader.whole(bytes, Self.read)
  }

  private static func read(_ reader: inout WireReader) throws(WireError) -> EnforcerRequest {
    guard let kind = Kind(rawValue: try reader.number()) else { throw .meaningless }
    return switch kind {
    case .hello: .hello(version: try reader.number())
    case .open:
      .open(
        ticket: try reader.number(), sighting: try reader.number(),
        statement: try reader.field(limit: statementLimit),
        signature: try reader.field(limit: signatureLimit))
    case .close: .close(sighting: try reader.number())
    case .spent: .spent(Identifier(try reader.word(limit: wordLimit)))
    case .recorded: .recorded(sequence: try reader.number())
    }
  }

  /// The datagram.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .hello(let version):
      writer.put(Kind.hello.rawValue)
      writer.put(version)
    case .open(let ticket, let sighting, let statement, let signature):
      writer.put(Kind.open.rawValue)
      writer.put(ticket)
      writer.put(sighting)
      writer.put(statement)
      writer.put(signature)
    case .close(let sighting):
      writer.put(Kind.close.rawValue)
      writer.put(sighting)
    case .spent(let grant):
      writer.put(Kind.spent.rawValue)
      writer.put(grant.rawValue)
    case .recorded(let sequence):
      writer.put(Kind.recorded.rawValue)
      writer.put(sequence)
    }
    return writer.bytes
  }
}
