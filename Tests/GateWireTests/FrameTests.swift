import GateTesting
import GateWire
import Testing

@Suite struct FrameTests {
  @Test func `a header is kind, reserved bytes and count`() throws {
    let header = FrameHeader(kind: 0x64, count: 0x0001_0203)
    #expect(header.bytes == [0x64, 0, 0, 0, 3, 2, 1, 0])
    #expect(try FrameHeader(bytes: header.bytes) == header)
    #expect(FrameHeader.size == header.bytes.count)
  }

  @Test func `a header of any other length is refused`() {
    for count in 0...20 where count != FrameHeader.size {
      #expect(throws: WireError.wrongLength) {
        try FrameHeader(bytes: [UInt8](repeating: 0, count: count))
      }
    }
  }

  @Test(arguments: [1, 2, 3])
  func `reserved bytes must be zero`(offset: Int) {
    for bit in 0..<8 {
      var bytes = FrameHeader(kind: 1, count: 5).bytes
      bytes[offset] = 1 << bit
      #expect(throws: WireError.meaningless) { try FrameHeader(bytes: bytes) }
    }
  }

  @Test func `a payload over a mebibyte is refused before it is read`() throws {
    let largest = FrameHeader(kind: 1, count: FrameHeader.payloadLimit)
    #expect(try FrameHeader(bytes: largest.bytes) == largest)
    #expect(throws: WireError.tooLarge) {
      try FrameHeader(bytes: FrameHeader(kind: 1, count: FrameHeader.payloadLimit + 1).bytes)
    }
    #expect(throws: WireError.tooLarge) {
      try FrameHeader(bytes: [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])
    }
  }

  @Test func `random headers never trap and come back`() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<5000 {
      let bytes =
        generator.bytes(1) + [0, 0, 0] + generator.bytes(2) + [
          generator.next() % 17 < 16 ? 1 : 16, 0,
        ]
      if let header = try? FrameHeader(bytes: bytes) { #expect(header.bytes == bytes) }
    }
  }
}

@Suite struct WireReaderTests {
  @Test func `numbers are little-endian in their full width`() throws {
    var writer = WireWriter()
    writer.put(UInt8(1))
    writer.put(UInt16(0x0203))
    writer.put(UInt32(0x0405_0607))
    writer.put(UInt64(0x0809_0a0b_0c0d_0e0f))
    #expect(writer.bytes == [1, 3, 2, 7, 6, 5, 4, 0xf, 0xe, 0xd, 0xc, 0xb, 0xa, 9, 8])
    var reader = WireReader(writer.bytes)
    #expect(try reader.number(UInt8.self) == 1)
    #expect(try reader.number(UInt16.self) == 0x0203)
    #expect(try reader.number(UInt32.self) == 0x0405_0607)
    #expect(try reader.number(UInt64.self) == 0x0809_0a0b_0c0d_0e0f)
    try reader.finish()
  }

  @Test func `random fields come back in their order`() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let fields = (0..<5).map { _ in generator.bytes(generator.number(in: 0...40)) }
      var writer = WireWriter()
      for field in fields { writer.put(field) }
      var reader = WireReader(writer.bytes)
      for field in fields { #expect(try reader.field(limit: 40) == field) }
      try reader.finish()
    }
  }

  @Test func `a field longer than its limit or than the message is refused`() {
    var writer = WireWriter()
    writer.put([1, 2, 3])
    var reader = WireReader(writer.bytes)
    #expect(throws: WireError.tooLarge) { try reader.field(limit: 2) }
    var short = WireReader(Array(writer.bytes.dropLast()))
    #expect(throws: WireError.wrongLength) { try short.field(limit: 3) }
    var lying = WireReader([0xff, 0xff, 1])
    #expect(throws: WireError.wrongLength) { try lying.field(limit: 65_535) }
  }

  @Test func `a word is printable ASCII`() throws {
    for byte in UInt8.min...UInt8.max {
      var reader = WireReader([1, 0, byte])
      let word = try? reader.word(limit: 1)
      #expect((word != nil) == (0x20...0x7e).contains(byte))
    }
  }

  @Test func `a field over 65,535 bytes is cut, so that the rest still fits`() throws {
    var writer = WireWriter()
    writer.put([UInt8](repeating: 7, count: 70_000))
    writer.put(UInt8(9))
    var reader = WireReader(writer.bytes)
    #expect(try reader.field(limit: 65_535).count == 65_535)
    #expect(try reader.number(UInt8.self) == 9)
    try reader.finish()
  }

  @Test func `nothing may be left over`() {
    let reader = WireReader([0])
    #expect(throws: WireError.wrongLength) { try reader.finish() }
  }
}
