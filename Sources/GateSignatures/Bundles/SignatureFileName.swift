/// The name of a file of virus signatures that an office may write itself.
///
/// Security: formats that switch detections off (`.fp`, `.ign`, `.cfg`, …) or that are programs
/// (`.cbc`) are no such names, so that a bundle can only ever add detections.
public struct SignatureFileName: Hashable, Sendable {
  /// The formats: content, whole files, sections, logical signatures and YARA rules.
  public static let formats: Set<String> = [
    "ndb", "hdb", "hsb", "mdb", "msb", "ldb", "yar",
  ]

  /// The name.
  public let text: String

  /// Takes a name; nil for one that leads elsewhere or has another format.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...80).contains(text.utf8.count), parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }),
      let format = parts.last, Self.formats.contains(String(format)),
      text.utf8.allSatisfy(Self.isPlain)
    else { return nil }
    self.text = text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}
