import Foundation
import GateDomain
import GateLinux
import GateTesting
import Glibc
import Testing

@testable import GateEngines
@testable import GatePolicy

@Suite("Other engines, with their real programs", .serialized, .timeLimit(.minutes(5)))
struct EnginesTests {
  private static let eicar =
    Array("X5O!P%@AP[4\\PZX54(P^)7CC)7}$".utf8)
    + Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)
  private static let text = Array(repeatElement("一份普通的通知。\n", count: 40_000).joined().utf8)

  private func ask(
    _ settings: [EngineSetting], _ bytes: [UInt8], seconds: Int = 30
  ) async throws -> [EngineAnswer] {
    let folder = try TemporaryFolder("engines")
    let file = try OwnedDescriptor(opening: folder.write(bytes, to: "file"), O_RDONLY)
    let engines = Engines(EnginesPolicy(engines: settings), seconds: seconds)
    let findings = await engines.ask(file.number)
    #expect(findings.count == settings.count)
    return findings.map(\.answer)
  }

  @Test func `clamd finds what it knows and nothing else`() async throws {
    let peer = try await ClamdPeer.start()
    let engine = EngineSetting.clamd(socket: peer.socket)
    let answer1 = try await ask([engine], Self.eicar)
    #expect(answer1 == [.infected("Gatehouse.Demo.EICAR.UNOFFICIAL")])
    let answer2 = try await ask([engine], Self.text)
    #expect(answer2 == [.clean])
    let answer3 = try await ask([engine], [])
    #expect(answer3 == [.clean])
    let answer4 = try await ask([engine], Self.text + Self.eicar)
    #expect(answer4 == [.infected("Gatehouse.Demo.EICAR.UNOFFICIAL")])
  }

  @Test func `what clamd does not take whole is held`() async throws {
    let peer = try await ClamdPeer.start(streamLimit: "100K")
    let answers = try await ask([.clamd(socket: peer.socket)], Self.text)
    #expect(answers.allSatisfy { $0.isHeldWithoutFinding }, "\(answers)")
  }

  @Test func `a clamd that is not there, dies or stands still holds`() async throws {
    let peer = try await ClamdPeer.start()
    let engine = EngineSetting.clamd(socket: peer.socket)
    kill(peer.program.processID, SIGSTOP)
    let answer5 = try await ask([engine], Self.text, seconds: 1)
    #expect(answer5 == [.timedOut])
    peer.program.kill()
    let answer6 = try await ask([engine], Self.text)
    #expect(answer6 == [.notAsked])
    let answer7 = try await ask([.clamd(socket: "/nowhere/clamd.sock")], Self.text)
    #expect(answer7 == [.notAsked])
  }

  @Test func `ICAP finds what its scanner knows and nothing else`() async throws {
    let peer = try await ICAPPeer.start()
    let scanner = EngineSetting.icap(host: "127.0.0.1", port: peer.port, service: "avscan")
    let answer = try await ask([scanner], Self.eicar)
    #expect(answer == [.infected("Gatehouse.Demo.EICAR.UNOFFICIAL")])
    let answer8 = try await ask([scanner], Self.text)
    #expect(answer8 == [.clean])
    let echo = EngineSetting.icap(host: "127.0.0.1", port: peer.port, service: "echo")
    let answer9 = try await ask([echo], Self.text)
    #expect(answer9 == [.suspicious("ICAP.Modified")])
    let missing = EngineSetting.icap(host: "127.0.0.1", port: peer.port, service: "nobody")
    let answer10 = try await ask([missing], Self.text)
    #expect(answer10 == [.failed(3_404)])
  }

  @Test func `an ICAP service that is not there or stands still holds`() async throws {
    let peer = try await ICAPPeer.start()
    let scanner = EngineSetting.icap(host: "127.0.0.1", port: peer.port, service: "avscan")
    kill(peer.clamd.program.processID, SIGSTOP)
    let still = try await ask([scanner], Self.text, seconds: 1)
    #expect(still == [.timedOut])
    peer.program.kill()
    try await Peers.wait { !Peers.listens(peer.port) }
    let answer11 = try await ask([scanner], Self.text)
    #expect(answer11 == [.notAsked])
    let nobody = EngineSetting.icap(host: "no-such-host.invalid", port: 1, service: "x")
    let answer12 = try await ask([nobody], Self.text)
    #expect(answer12 == [.notAsked])
  }

  @Test func `each engine gives one finding, and one no is enough`() async throws {
    let peer = try await ICAPPeer.start()
    let settings: [EngineSetting] = [
      .clamd(socket: peer.clamd.socket), .clamd(socket: "/nowhere"),
      .icap(host: "127.0.0.1", port: peer.port, service: "avscan"),
    ]
    let clean = try await ask(settings, Self.text)
    #expect(clean == [.clean, .notAsked, .clean], "\(clean)")
    let infected = try await ask(settings, Self.eicar)
    let found = EngineAnswer.infected("Gatehouse.Demo.EICAR.UNOFFICIAL")
    #expect(infected == [found, .notAsked, found])
  }

  @Test func `the digest tells which engines were asked`() {
    let settings: [EngineSetting] = [.clamd(socket: "/a"), .clamd(socket: "/b"), .yara(rules: "x")]
    let digests = (0...settings.count).map {
      Engines(EnginesPolicy(engines: Array(settings.prefix($0))), seconds: 1).digest
    }
    #expect(Set(digests).count == digests.count)
  }
}

extension EngineAnswer {
  /// Whether it holds a file without calling it malware.
  var isHeldWithoutFinding: Bool {
    switch self {
    case .clean, .infected, .suspicious: false
    case .objection, .failed, .timedOut, .workerDied, .notAsked: true
    }
  }
}
