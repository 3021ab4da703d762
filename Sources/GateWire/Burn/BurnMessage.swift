/// What the station and `gate-burn` tell each other, one message a datagram.
///
/// The worker, once confined, says `disc`. The station sends `plan` and as many `entry` as it
/// promised; the worker lays the image out and says `ready`. Only after `burn` the first byte is
/// written. From then on the worker says `progress` and `note` until `written` or `failed`.
/// A worker that cannot go on says `failed` and ends.
public enum BurnMessage: Hashable, Sendable {
  /// Largest datagram in bytes: an entry with the longest path.
  public static let sizeLimit = BurnEntry.pathLimit + 32
  /// Longest message of a burner that is passed on.
  public static let noteLimit = 400
  /// Longest name of a disc (ISO 9660).
  public static let volumeLimit = 32

  /// Worker: a blank disc is in the burner.
  case disc(DiscReport)
  /// Station: what the disc shall hold.
  case plan(volume: String, published: UInt64, entries: UInt32)
  /// Station: the next file; files are numbered from 0.
  case entry(BurnEntry)
  /// Worker: the image is laid out and fits; nothing is written yet.
  case ready(imageBytes: UInt64)
  /// Station: write.
  case burn
  /// Worker: how many bytes the burner has taken.
  case progress(UInt64)
  /// Worker: something the burner or its library said, printable ASCII.
  case note(String)
  /// Worker: the burner says that everything is written and the disc closed.
  case written(UInt64)
  /// Worker: it goes no further.
  case failed(BurnFault)
}

extension BurnMessage {
  /// The datagram.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .disc(let report):
      writer.put(UInt8(1))
      writer.put(report.profile)
      writer.put(Self.word(report.name))
      writer.put(report.room)
    case .plan(let volume, let published, let entries):
      writer.put(UInt8(2))
      writer.put(Self.word(volume))
      writer.put(published)
      writer.put(entries)
    case .entry(let entry):
      writer.put(UInt8(3))
      writer.put(entry.path)
      writer.put(entry.size)
      writer.put(entry.modified)
    case .ready(let bytes): Self.put(4, bytes, into: &writer)
    case .burn: writer.put(UInt8(5))
    case .progress(let bytes): Self.put(6, bytes, into: &writer)
    case .note(let text):
      writer.put(UInt8(7))
      writer.put(Self.word(text))
    case .written(let bytes): Self.put(8, bytes, into: &writer)
    case .failed(let fault):
      writer.put(UInt8(9))
      writer.put(fault.rawValue)
    }
    return writer.bytes
  }

  /// Reads a datagram.
  public init(bytes: [UInt8]) throws(WireError) {
    self = try WireReader.whole(bytes, Self.read)
  }

  private static func read(from reader: inout WireReader) throws(WireError) -> BurnMessage {
    switch try reader.number(UInt8.self) {
    case 1:
      return .disc(
        DiscReport(
          profile: try reader.number(), name: try reader.word(limit: noteLimit),
          room: try reader.number()))
    case 2:
      return .plan(
        volume: try reader.word(limit: volumeLimit), published: try reader.number(),
        entries: try reader.number())
    case 3:
      return .entry(
        BurnEntry(
          path: try reader.field(limit: BurnEntry.pathLimit), size: try reader.number(),
          modified: try reader.number()))
    case 4: return .ready(imageBytes: try reader.number())
    case 5: return .burn
    case 6: return .progress(try reader.number())
    case 7: return .note(try reader.word(limit: noteLimit))
    case 8: return .written(try reader.number())
    case 9:
      guard let fault = BurnFault(rawValue: try reader.number()) else { throw .meaningless }
      return .failed(fault)
    default: throw .meaningless
    }
  }

  private static func put(_ kind: UInt8, _ number: UInt64, into writer: inout WireWriter) {
    writer.put(kind)
    writer.put(number)
  }

  // What a burner says is shown to people: only what `word` reads back is sent.
  private static func word(_ text: String) -> [UInt8] {
    text.utf8.prefix(noteLimit).map { (0x20..<0x7f).contains($0) ? $0 : 0x3f }
  }
}
