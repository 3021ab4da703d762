import GateLinux
import Glibc

/// Carries datagrams and descriptors both ways, and lets a spoiler have what workers answer.
final class UnrulyRelay {
  private struct Line {
    let station: MessageSocket
    let worker: MessageSocket
    var lastAnswer: [UInt8] = []
  }

  private let station: MessageSocket
  private let engine: MessageSocket
  private var spoiler: Spoiler
  private var lines: [Line] = []
  private var asked: [Line] = []

  init(station: MessageSocket, engine: MessageSocket, spoiler: Spoiler) {
    (self.station, self.engine, self.spoiler) = (station, engine, spoiler)
  }

  /// Runs until one of the two hangs up.
  func run() throws {
    while true {
      let ready = readable([station, engine] + lines.flatMap { [$0.station, $0.worker] })
      if ready[0], try !passFork() { return }
      if ready[1], try !passForked() { return }
      let count = lines.count
      for index in (0..<count).reversed() where ready.count > index * 2 + 3 {
        let isOpen =
          (!ready[index * 2 + 2] || passFile(lines[index]))
          && (!ready[index * 2 + 3] || passAnswer(index))
        if !isOpen { lines.remove(at: index) }
      }
    }
  }

  // A worker's socket is replaced by one of our own; the station keeps the other end of its own.
  private func passFork() throws -> Bool {
    guard var message = try station.receive() else { return false }
    guard let socket = message.takeDescriptor() else { return false }
    let (ours, theirs) = try MessageSocket.pair()
    asked.append(Line(station: MessageSocket(owning: socket), worker: ours))
    try engine.send(message.bytes, descriptors: [theirs.number])
    return true
  }

  private func passForked() throws -> Bool {
    guard var message = try engine.receive() else { return false }
    guard let process = message.takeDescriptor() else {
      // What was loaded, or a refusal.
      if !asked.isEmpty { asked.removeFirst() }
      try station.send(message.bytes)
      return true
    }
    lines.append(asked.removeFirst())
    try station.send(message.bytes, descriptors: [process.number])
    return true
  }

  private func passFile(_ line: Line) -> Bool {
    guard var message = try? line.station.receive(), let file = message.takeDescriptor() else {
      return false
    }
    return (try? line.worker.send(message.bytes, descriptors: [file.number])) != nil
  }

  private func passAnswer(_ index: Int) -> Bool {
    guard let message = try? lines[index].worker.receive() else { return false }
    let line = lines[index]
    lines[index].lastAnswer = message.bytes
    guard let sent = spoiler.spoiled(message.bytes, before: line.lastAnswer) else { return false }
    return sent.allSatisfy { (try? line.station.send($0)) != nil }
  }

  private func readable(_ sockets: [MessageSocket]) -> [Bool] {
    var waiting = sockets.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
    _ = unsafe poll(&waiting, nfds_t(waiting.count), -1)
    return waiting.map { $0.revents != 0 }
  }
}
