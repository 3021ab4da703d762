import GateMultipart
import Hummingbird
import NIOCore

/// The parts of a posted form, one after the other, as they arrive.
final class MultipartReader {
  private var parser: MultipartParser
  private var pieces: RequestBody.AsyncIterator
  private var events: ArraySlice<MultipartParser.Event> = []

  /// Reads the body of a request; nil when it is no such form.
  init?(_ request: WebRequest) {
    guard let type = request.headers[.contentType],
      let parser = MultipartParser(contentType: type)
    else { return nil }
    self.parser = parser
    pieces = request.body.makeAsyncIterator()
  }

  /// What comes next; nil behind the closing boundary.
  ///
  /// - Throws: `Problem` for a body that breaks off or makes no sense.
  func next() async throws -> MultipartParser.Event? {
    while events.isEmpty {
      guard !parser.isFinished else { return nil }
      guard let piece = try await pieces.next(isolation: #isolation) else { throw Problem.badForm }
      do { events = try parser.take(piece.readableBytesView)[...] } catch {
        throw Problem.badForm
      }
    }
    return events.removeFirst()
  }

  /// The text of a short part that has just begun.
  func text(limit: Int = 1_024) async throws -> String {
    var bytes: [UInt8] = []
    for try await piece in body() {
      bytes += piece
      guard bytes.count <= limit else { throw Problem.tooLarge }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem.badForm }
    return text
  }

  /// The bytes of a part that has just begun.
  func body() -> Body { Body(reader: self) }

  /// The bytes of one part.
  struct Body: AsyncSequence {
    fileprivate let reader: MultipartReader

    struct AsyncIterator: AsyncIteratorProtocol {
      fileprivate let reader: MultipartReader
      private var isOver = false

      fileprivate init(reader: MultipartReader) { self.reader = reader }

      mutating func next() async throws -> [UInt8]? {
        guard !isOver else { return nil }
        switch try await reader.next() {
        case .data(let bytes): return bytes
        case .ended:
          isOver = true
          return nil
        case .began, nil: throw Problem.badForm
        }
      }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }
  }
}
