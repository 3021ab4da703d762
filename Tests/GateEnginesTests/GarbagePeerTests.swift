import Foundation
import GateDomain
import GateLinux
import GateTesting
import Glibc
import Testing

@testable import GateEngines
@testable import GatePolicy

@Suite("Peers that send garbage", .serialized, .timeLimit(.minutes(2)))
struct GarbagePeerTests {
  /// Accepts so many connections on a local socket and answers each with one of the replies.
  private final class GarbagePeer: Sendable {
    let path: String
    private let folder: TemporaryFolder
    private let listener: OwnedDescriptor

    init(replies: [[UInt8]], readsFirst: Bool) throws {
      folder = try TemporaryFolder("garbage")
      path = folder.path("peer.sock")
      let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      listener = OwnedDescriptor(owning: number)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let text = path
      unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: text.utf8) }
      let result = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe bind(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      guard result == 0, listen(number, 16) == 0 else { throw Peers.NotThere() }
      Thread.detachNewThread {
        for reply in replies { Self.serve(accept(number, nil, nil), reply, readsFirst) }
      }
    }

    private static func serve(_ number: Int32, _ reply: [UInt8], _ readsFirst: Bool) {
      let connection = OwnedDescriptor(owning: number)
      var room = [UInt8](repeating: 0, count: 1 << 16)
      if readsFirst { _ = unsafe read(connection.number, &room, room.count) }
      try? Stream.write(reply, to: connection.number)
    }
  }

  @Test(arguments: [true, false])
  func `are held, and cost no more than their file`(_ readsFirst: Bool) async throws {
    var random = SeededGenerator(seed: 7)
    let replies: [[UInt8]] =
      [[], [0], Array("stream: OK".utf8), [UInt8](repeating: 0x41, count: 100_000)]
      + (0..<60).map { _ in random.bytes(random.number(in: 0...6_000)) }
    signal(SIGPIPE, SIG_IGN)
    let peer = try GarbagePeer(replies: replies, readsFirst: readsFirst)
    let folder = try TemporaryFolder("content")
    let file = try OwnedDescriptor(
      opening: folder.write([UInt8](repeating: 0x20, count: 300_000), to: "file"), O_RDONLY)
    let engines = Engines(
      EnginesPolicy(engines: [.clamd(socket: peer.path)]), seconds: 5)
    for _ in replies {
      let answers = await engines.ask(file.number).map(\.answer)
      #expect(answers.count == 1 && answers.allSatisfy { $0.isHeldWithoutFinding }, "\(answers)")
    }
  }
}
