import CLinux

/// Base64 in text, which the engine decodes in mail and in some web pages only.
enum Base64Blocks {
  // The shortest that can hide the test file of EICAR, in digits.
  private static let shortest = 64
  // So many blocks are scanned as files of their own; what follows is scanned as one.
  private static let blockLimit = 64
  private static let headRange = 1_024

  /// The blocks in a text; binary content has none.
  static func decoded(in content: ContentBytes) -> [[UInt8]] {
    if let narrowed = XMLText.narrowed(content) {
      return ContentBytes.over(narrowed) { plain(in: $0) }
    }
    return plain(in: content)
  }

  private static func plain(in content: ContentBytes) -> [[UInt8]] {
    guard content.prefix(headRange).firstIndex(of: [0]) == nil else { return [] }
    var (blocks, rest): ([[UInt8]], [UInt8]) = ([], [])
    var offset = 0
    while let (start, end) = run(in: content, from: offset) {
      offset = end
      // Digests and other numbers, not packed content.
      guard let text = content.slice(from: start, count: end - start), !isHexadecimal(text) else {
        continue
      }
      let block = decode(text)
      if blocks.count < blockLimit { blocks.append(block) } else { rest += block }
    }
    return rest.isEmpty ? blocks : blocks + [rest]
  }

  private static func run(in content: ContentBytes, from start: Int) -> (Int, Int)? {
    var end = 0
    let found = unsafe content.withMemory {
      unsafe gate_find_base64($0.baseAddress, $0.count, start, shortest, &end)
    }
    return found >= 0 ? (found, end) : nil
  }

  private static func decode(_ text: ContentBytes) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { buffer, count in
      unsafe text.withMemory {
        unsafe count = gate_decode_base64($0.baseAddress, $0.count, buffer.baseAddress)
      }
    }
  }

  private static func isHexadecimal(_ text: ContentBytes) -> Bool {
    text.count <= 512
      && text.copied.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
      }
  }
}
