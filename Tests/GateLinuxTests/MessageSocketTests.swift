import GateLinux
import GateTesting
import Glibc
import Testing

@Suite struct MessageSocketTests {
  @Test("datagrams stay apart and in order")
  func order() throws {
    let (left, right) = try MessageSocket.pair()
    try left.send([1])
    try left.send([2, 2])
    let first = try right.receive()?.bytes
    let second = try right.receive()?.bytes
    #expect(first == [1])
    #expect(second == [2, 2])
  }

  @Test("empty and oversized datagrams are refused", arguments: [0, 65_537])
  func sizes(count: Int) throws {
    let (left, _) = try MessageSocket.pair()
    let error = #expect(throws: SystemError.self) {
      try left.send([UInt8](repeating: 0, count: count))
    }
    #expect(error?.number == EMSGSIZE)
  }

  @Test("the largest datagram arrives whole")
  func largest() throws {
    let (left, right) = try MessageSocket.pair()
    try left.send([UInt8](repeating: 3, count: MessageSocket.sizeLimit))
    let bytes = try right.receive()?.bytes
    #expect(bytes?.count == MessageSocket.sizeLimit)
  }

  @Test("a peer that is gone reads as nil and fails to write")
  func peerGone() throws {
    let left = try onlyLeft()
    let isGone = try left.receive(timeoutMilliseconds: 1_000) == nil
    #expect(isGone)
    #expect(throws: SystemError.self) { try left.send([1]) }
  }

  private func onlyLeft() throws -> MessageSocket {
    let (left, right) = try MessageSocket.pair()
    _ = right.number
    return left
  }

  @Test("waiting has an end")
  func timeout() throws {
    let (left, right) = try MessageSocket.pair()
    let error = #expect(throws: SystemError.self) {
      _ = try left.receive(timeoutMilliseconds: 20)
    }
    #expect(error?.number == ETIMEDOUT)
    _ = right.number
  }

  @Test("descriptors arrive as copies, in order, closed on exec")
  func descriptors() throws {
    let folder = try TemporaryFolder()
    let (left, right) = try MessageSocket.pair()
    do {
      let one = try OwnedDescriptor(opening: folder.write("one", to: "1"), O_RDONLY)
      let two = try OwnedDescriptor(opening: folder.write("two", to: "2"), O_RDONLY)
      try left.send([1], descriptors: [one.number, two.number])
    }
    guard var message = try right.receive() else {
      Issue.record("nothing came")
      return
    }
    let count = message.descriptorCount
    #expect(count == 2)
    for expected in ["one", "two"] {
      guard let descriptor = message.takeDescriptor() else {
        Issue.record("too few")
        return
      }
      var bytes = [UInt8](repeating: 0, count: 3)
      let read = unsafe read(descriptor.number, &bytes, 3)
      #expect(read == 3)
      #expect(bytes == Array(expected.utf8))
      #expect(Flags.closesOnExec(descriptor.number))
    }
    let isEmpty = message.takeDescriptor() == nil
    #expect(isEmpty)
  }

  @Test("descriptors that nobody takes are closed")
  func untaken() throws {
    let (left, right) = try MessageSocket.pair()
    let reading = try sendWritingEnd(over: left, times: 1)
    do { _ = try right.receive() }
    #expect(try Stream.isReadable(reading.number, withinMilliseconds: 1_000))
  }

  @Test("a datagram with more descriptors than fit is refused whole and nothing leaks")
  func truncatedControl() throws {
    let (left, right) = try MessageSocket.pair()
    let reading = try sendWritingEnd(over: left, times: 8)
    let error = #expect(throws: SystemError.self) { _ = try right.receive() }
    #expect(error?.number == EMSGSIZE)
    // The end of the pipe shows that no copy of the other end is left open.
    #expect(try Stream.isReadable(reading.number, withinMilliseconds: 1_000))
  }

  @Test("the sender refuses too many descriptors")
  func tooManyDescriptors() throws {
    let (left, _) = try MessageSocket.pair()
    let error = #expect(throws: SystemError.self) {
      try left.send([1], descriptors: [0, 0, 0, 0, 0])
    }
    #expect(error?.number == EINVAL)
  }

  private func sendWritingEnd(
    over socket: MessageSocket, times: Int
  ) throws -> OwnedDescriptor {
    let pipe = try BytePipe()
    RawSender.send([Int32](repeating: pipe.writing.number, count: times), over: socket.number)
    return pipe.keepReading()
  }
}
