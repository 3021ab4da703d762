/// How bytes are written as letters of ASCII in mail.
enum TransferCoding {
  static func decode(_ bytes: Bytes, _ coding: String) -> Bytes {
    switch coding {
    case "base64": Bytes(base64(bytes))
    case "quoted-printable": Bytes(quoted(bytes))
    default: bytes
    }
  }

  /// Whether bytes cannot be as they were written: among the letters stand others, or some are
  /// missing at the end.
  static func isBroken(_ bytes: Bytes, _ coding: String) -> Bool {
    switch coding {
    case "base64": isBrokenBase64(bytes)
    case "binary": false
    default: bytes.find(0, from: 0) != nil
    }
  }

  // Mailing lists put a text of their own behind the end.
  private static func isBrokenBase64(_ bytes: Bytes) -> Bool {
    var count = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte == 0x3d { return count % 4 < 2 || (count % 4 == 2 && bytes[index + 1] != 0x3d) }
      if digit(byte) != nil {
        count += 1
      } else if ![0x20, 0x09, 0x0d, 0x0a].contains(byte) {
        return true
      }
    }
    return count % 4 != 0
  }

  static func base64(_ bytes: Bytes) -> [UInt8] {
    var (out, bits, held): ([UInt8], UInt32, Int) = ([], 0, 0)
    out.reserveCapacity(bytes.count / 4 * 3 + 3)
    for index in 0..<bytes.count {
      guard let digit = digit(bytes[index]) else { continue }
      bits = bits << 6 | digit
      held += 6
      if held >= 8 {
        held -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
      }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5a: UInt32(byte) - 0x41
    case 0x61...0x7a: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2b, 0x2d: 62
    case 0x2f, 0x5f: 63
    default: nil
    }
  }

  static func quoted(_ bytes: Bytes) -> [UInt8] {
    escaped(bytes, mark: 0x3d)
  }

  static func percent(_ bytes: [UInt8]) -> [UInt8] {
    escaped(Bytes(bytes), mark: 0x25)
  }

  // A mark at the end of a line joins it with the next.
  private static func escaped(_ bytes: Bytes, mark: UInt8) -> [UInt8] {
    var (out, at): ([UInt8], Int) = ([], 0)
    while at < bytes.count {
      let byte = bytes[at]
      if byte != mark {
        out.append(byte)
        at += 1
      } else if let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
        out.append(high << 4 | low)
        at += 3
      } else if bytes[at + 1] == 0x0a || (bytes[at + 1] == 0x0d && bytes[at + 2] == 0x0a) {
        at += bytes[at + 1] == 0x0a ? 2 : 3
      } else {
        out.append(byte)
        at += 1
      }
    }
    return out
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }
}
