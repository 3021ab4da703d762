import GateDomain

/// An ICAP service (RFC 3507) that is asked about a file as if it were an answer of a web server.
struct ICAPEngine: Engine {
  let host: String
  let port: UInt16
  let service: String

  var name: String { "icap:\(service)" }

  func ask(_ content: EngineContent, deadline: Deadline) -> EngineAnswer {
    do throws(PeerError) {
      let peer = try PeerSocket(host: host, port: port, deadline: deadline)
      // A peer that answers before it has everything may hang up on the rest.
      do throws(PeerError) { try send(content, to: peer) } catch .gone {}
      return ICAPReply.answer(for: try Self.head(from: peer))
    } catch {
      return error.answer
    }
  }

  private func send(_ content: EngineContent, to peer: borrowing PeerSocket) throws(PeerError) {
    try peer.send(Array(head(size: content.size).utf8))
    try content.send(
      to: peer, head: { Array((String($0, radix: 16) + "\r\n").utf8) }, tail: [0x0d, 0x0a])
    try peer.send(Array("0\r\n\r\n".utf8))
  }

  // No preview: the service must see everything. 204 spares it sending the content back.
  private func head(size: UInt64) -> String {
    let request = "GET /file HTTP/1.1\r\nHost: gatehouse\r\n\r\n"
    let response =
      "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: \(size)\r\n\r\n"
    let body = request.utf8.count + response.utf8.count
    return """
      RESPMOD icap://\(host):\(port)/\(service) ICAP/1.0\r
      Host: \(host):\(port)\r
      User-Agent: Gatehouse\r
      Allow: 204\r
      Connection: close\r
      Encapsulated: req-hdr=0, res-hdr=\(request.utf8.count), res-body=\(body)\r
      \r
      \(request)\(response)
      """
  }

  // Only the head counts: what a service makes of the content is never used.
  private static func head(from peer: borrowing PeerSocket) throws(PeerError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < ICAPReply.headLimit {
      let piece = try peer.receive(limit: ICAPReply.headLimit - bytes.count)
      guard !piece.isEmpty else { throw bytes.isEmpty ? .gone : .nonsense }
      bytes += piece
      if let end = ICAPReply.endOfHead(in: bytes) { return Array(bytes.prefix(end)) }
    }
    throw .nonsense
  }
}
