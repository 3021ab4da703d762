import GateDomain

/// What stands behind the last dot of a file's name.
///
/// Security: only the last dot counts, as on the office's computers, so that `a.pdf.exe` is an
/// `exe`; a dot at the very beginning or end counts as well, so that such a name fits nothing.
enum FileExtension: Hashable {
  /// There is no dot.
  case none
  /// ASCII letters and digits, in lower case.
  case plain(String)
  /// Anything else, which no group can list.
  case odd(String)

  /// Takes the extension from the last part of a path.
  init(of name: RawName) {
    let last = name.bytes.split(separator: 0x2f, omittingEmptySubsequences: false).last ?? []
    guard let dot = last.lastIndex(of: 0x2e) else {
      self = .none
      return
    }
    let bytes = last[(dot + 1)...]
    self =
      bytes.isEmpty || !bytes.allSatisfy(Self.isPlain)
      ? .odd(String(decoding: bytes, as: UTF8.self))
      : .plain(String(decoding: bytes.map(Self.lowercased), as: UTF8.self))
  }

  /// The text for people; empty when there is none.
  var shown: String {
    switch self {
    case .none: ""
    case .plain(let text), .odd(let text): text
    }
  }

  // Unicode's case rules would fold other letters into ASCII ones, which the office's computers
  // do not do alike.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte + 0x20 : byte
  }
}
