/// Takes a `multipart/form-data` body apart, piece by piece, in bounded memory (RFC 7578).
///
/// Security: outside bytes. Nothing is kept but the head of the part that is being read and as
/// many bytes as a boundary has; every length is bounded; a body that breaks a rule is refused and
/// what came before it stays what it was.
public struct MultipartParser {
  /// What was found, in order.
  public enum Event: Equatable, Sendable {
    /// A part begins; files have a name of their own.
    case began(name: String, fileName: String?)
    /// Bytes of the part.
    case data([UInt8])
    /// The part is whole.
    case ended
  }

  /// The body is not what its header says, or goes beyond a limit.
  public struct Broken: Error {
    init() {}
  }

  /// Most bytes of one part's head, and most parts.
  public static let (headLimit, partLimit) = (8_192, 20_000)

  private enum State {
    case preamble, head, body, finished
  }

  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer: [UInt8]
  private var parts = 0

  /// Reads the boundary from a `Content-Type`; nil for any other type.
  public init?(contentType: String) {
    let fields = contentType.split(separator: ";").map { Self.trimmed($0) }
    guard fields.first?.lowercased() == "multipart/form-data",
      let field = fields.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })
    else { return nil }
    let boundary = field.dropFirst(9).filter { $0 != "\"" }
    guard (1...70).contains(boundary.utf8.count),
      boundary.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary has no line end before it; this is the one it would have.
    buffer = [0x0d, 0x0a]
  }

  /// Whether the closing boundary has come.
  public var isFinished: Bool { state == .finished }

  /// Takes the next bytes of the body.
  public mutating func take(_ bytes: some Sequence<UInt8>) throws(Broken) -> [Event] {
    buffer += bytes
    var events: [Event] = []
    while try step(into: &events) {}
    return events
  }

  // One thing after another; false when more bytes are needed.
  private mutating func step(into events: inout [Event]) throws(Broken) -> Bool {
    switch state {
    case .preamble:
      guard let place = find(delimiter) else {
        guard buffer.count <= Self.headLimit else { throw Broken() }
        return false
      }
      return try afterDelimiter(place + delimiter.count)
    case .head: return try readHead(into: &events)
    case .body: return try readBody(into: &events)
    case .finished:
      buffer = []
      return false
    }
  }

  // A boundary is followed by a line end, or by two hyphens when it is the last.
  private mutating func afterDelimiter(_ end: Int) throws(Broken) -> Bool {
    guard buffer.count >= end + 2 else { return false }
    let next = Array(buffer[end..<(end + 2)])
    buffer.removeSubrange(..<(end + 2))
    if next == [0x2d, 0x2d] {
      state = .finished
    } else {
      guard next == [0x0d, 0x0a] else { throw Broken() }
      state = .head
    }
    return true
  }

  private mutating func readHead(into events: inout [Event]) throws(Broken) -> Bool {
    guard let end = find([0x0d, 0x0a, 0x0d, 0x0a]) else {
      guard buffer.count <= Self.headLimit else { throw Broken() }
      return false
    }
    guard end <= Self.headLimit,
      let head = String(validating: buffer[..<end], as: UTF8.self)
    else { throw Broken() }
    parts += 1
    guard parts <= Self.partLimit, let disposition = Self.disposition(in: head) else {
      throw Broken()
    }
    buffer.removeSubrange(..<(end + 4))
    events.append(.began(name: disposition.name, fileName: disposition.fileName))
    state = .body
    return true
  }

  private mutating func readBody(into events: inout [Event]) throws(Broken) -> Bool {
    guard let place = find(delimiter) else {
      // A boundary may have begun at the end.
      let safe = buffer.count - delimiter.count
      if safe > 0 {
        events.append(.data(Array(buffer[..<safe])))
        buffer.removeSubrange(..<safe)
      }
      return false
    }
    guard buffer.count >= place + delimiter.count + 2 else { return false }
    if place > 0 { events.append(.data(Array(buffer[..<place]))) }
    events.append(.ended)
    return try afterDelimiter(place + delimiter.count)
  }

  private func find(_ pattern: [UInt8]) -> Int? {
    guard buffer.count >= pattern.count, let first = pattern.first else { return nil }
    let last = buffer.count - pattern.count
    var place = 0
    while place <= last {
      if buffer[place] == first, buffer[place..<(place + pattern.count)].elementsEqual(pattern) {
        return place
      }
      place += 1
    }
    return nil
  }

  private static func disposition(in head: String) -> (name: String, fileName: String?)? {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]).lowercased() == "content-disposition" else {
        continue
      }
      let value = String(parts[1])
      guard trimmed(value[...]).lowercased().hasPrefix("form-data"),
        let name = parameter("name", in: value)
      else { return nil }
      return (name, parameter("filename", in: value))
    }
    return nil
  }

  // Browsers write a quote inside a name as %22 and leave everything else as it is.
  private static func parameter(_ name: String, in value: String) -> String? {
    guard let range = value.firstRange(of: "; \(name)=\"") else { return nil }
    let rest = value[range.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return String(rest[..<end]).replacing("%22", with: "\"")
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
