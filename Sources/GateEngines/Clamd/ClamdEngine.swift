import GateDomain

/// A clamd at a local socket, by its command INSTREAM.
struct ClamdEngine: Engine {
  private static let replyLimit = 4_096

  let socket: String

  var name: String { "clamd" }

  func ask(_ content: EngineContent, deadline: Deadline) -> EngineAnswer {
    do throws(PeerError) {
      let peer = try PeerSocket(path: socket, deadline: deadline)
      // A peer that hangs up early may still have said why.
      do throws(PeerError) { try Self.send(content, to: peer) } catch .gone {}
      return ClamdReply.answer(for: try Self.reply(from: peer))
    } catch {
      return error.answer
    }
  }

  private static func send(_ content: EngineContent, to peer: borrowing PeerSocket)
    throws(PeerError)
  {
    try peer.send(Array("zINSTREAM\0".utf8))
    try content.send(to: peer) { count in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }
    try peer.send([0, 0, 0, 0])
  }

  private static func reply(from peer: borrowing PeerSocket) throws(PeerError) -> [UInt8] {
    var reply: [UInt8] = []
    while reply.count < replyLimit {
      let piece = try peer.receive(limit: replyLimit - reply.count)
      guard !piece.isEmpty else { return reply }
      reply += piece
    }
    throw .nonsense
  }
}
