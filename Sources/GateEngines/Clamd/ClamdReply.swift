import GateDomain

/// What clamd says at the end of an INSTREAM: `stream: OK`, `stream: NAME FOUND` or an error.
enum ClamdReply {
  private static let start = Array("stream: ".utf8)
  private static let found = Array(" FOUND".utf8)

  /// The answer in a whole reply, its closing zero byte included.
  static func answer(for reply: [UInt8]) -> EngineAnswer {
    guard !reply.isEmpty else { return PeerError.gone.answer }
    guard reply.last == 0, reply.starts(with: start) else { return PeerError.nonsense.answer }
    let word = reply.dropFirst(start.count).dropLast()
    guard !word.contains(0), !word.contains(0x0a) else { return PeerError.nonsense.answer }
    if word.elementsEqual("OK".utf8) { return .clean }
    guard word.count > found.count, word.suffix(found.count).elementsEqual(found) else {
      return PeerError.nonsense.answer
    }
    return FindingName.answer(for: word.dropLast(found.count))
  }
}
