/// One descriptor: its length, its type, and what follows.
struct Descriptor {
  let bytes: ArraySlice<UInt8>

  var type: UInt8 { self[1] }

  /// A byte that the caller knows to be there.
  subscript(offset: Int) -> UInt8 { bytes[bytes.startIndex + offset] }

  func number(at offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }

  func kind(at offset: Int) -> USBDescriptors.Class {
    USBDescriptors.Class(self[offset], self[offset + 1], self[offset + 2])
  }
}

/// Takes descriptors off the front of bytes, never past their end.
struct DescriptorReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  func peek() throws(DescriptorError) -> Descriptor {
    guard let length = rest.first, length >= 2, rest.count >= Int(length) else {
      throw .wrongLength
    }
    return Descriptor(bytes: rest.prefix(Int(length)))
  }

  mutating func next() throws(DescriptorError) -> Descriptor {
    let found = try peek()
    rest = rest.dropFirst(found.bytes.count)
    return found
  }

  /// The next `count` bytes as a reader of their own.
  mutating func part(_ count: Int) throws(DescriptorError) -> DescriptorReader {
    guard count <= rest.count else { throw .wrongLength }
    defer { rest = rest.dropFirst(count) }
    return DescriptorReader(rest.prefix(count))
  }
}
